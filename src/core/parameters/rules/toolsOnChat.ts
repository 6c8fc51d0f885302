import data from '../../models/data/parameters.json' with { type: 'json' };
import { canonicalName, plainOf, type SiteValue } from '../../scan/callSites/callSite.ts';
import { addingEffort, changingEffort } from '../edits.ts';
import { effortInForce, type Move, type ParameterFinding, type ParameterRule } from '../move.ts';
import { citing, sourceText } from '../words.ts';
import { recordOf } from '../../views/record.ts';

/** Function tools of Chat Completions do not go together with reasoning from GPT-5.4 on. */
export const toolsOnChat: ParameterRule = (move) => {
  const { to, api, certain, given, effort, site, toFamily } = move;
  const entry = given.get('tools');
  const row = data.changes.toolsOnChat.find(({ match }) => new RegExp(match).test(to.family));
  if (api !== 'chat' || !certain || entry === undefined || row === undefined || toFamily === undefined || isEmpty(entry.value)) return [];
  if (row.evidence === 'reported') {
    return [{ range: entry.range, evidence: 'reported', message: `${to.model} is reported to take no tools in Chat Completions; /v1/responses takes them. Source: ${row.source}.` }];
  }
  const inForce = effortInForce(toFamily, effort);
  if (inForce === undefined || inForce === 'none' || (effort.entry === undefined && site.open)) return [];
  const edit = effort.entry === undefined ? addingEffort(move, 'none') : changingEffort(move, 'none');
  const why = effort.entry === undefined ? `the default effort of ${to.model} is “${inForce}”` : `the effort is “${inForce}”`;
  return [{
    range: entry.range, evidence: 'rejected', ...(edit === undefined ? {} : { edit }),
    message: `This fails: ${to.model} takes no function tools in Chat Completions while it reasons, and ${why}. ${citing('toolsOnChat', row.source)} The Responses API takes them; it stores answers unless store is false.`,
  }, ...mandatory(move, entry.value)];
};

const isEmpty = (value: SiteValue): boolean => value.kind === 'list' && value.items().length === 0;

/** Tools that say nothing of `strict` are strict in the Responses API, where this call has to go to keep its reasoning. */
function mandatory({ to }: Move, tools: SiteValue): readonly ParameterFinding[] {
  if (tools.kind !== 'list') return [];
  return tools.items().flatMap((tool): readonly ParameterFinding[] => {
    const plain = recordOf(plainOf(tool));
    const definition = recordOf(plain['function']);
    const schema = schemaOf(tool);
    if (schema === undefined || 'strict' in definition || 'strict' in plain) return [];
    const optional = schema.properties.filter((name) => !schema.required.includes(name));
    if (optional.length === 0) return [];
    return [{
      range: tool.range, evidence: 'changed',
      message: `To think with ${to.model} this tool has to move to the Responses API, where a tool is strict unless strict is false: ${optional.join(', ')} ${optional.length === 1 ? 'is' : 'are'} optional here and would become mandatory. Source: ${sourceText('migrate')}.`,
    }];
  });
}

/** Property names as written: those of a schema are no parameters, whose spelling would be levelled. */
function schemaOf(tool: SiteValue): { readonly properties: readonly string[]; readonly required: readonly unknown[] } | undefined {
  const schema = member(member(tool, 'function'), 'parameters');
  const properties = member(schema, 'properties');
  if (schema === undefined || properties?.kind !== 'object') return undefined;
  const required = member(schema, 'required');
  const names = required === undefined ? [] : plainOf(required);
  return Array.isArray(names) ? { properties: properties.entries().map(({ name }) => name), required: names } : undefined;
}

function member(value: SiteValue | undefined, name: string): SiteValue | undefined {
  return value?.kind === 'object' ? value.entries().find((entry) => canonicalName(entry.name) === name)?.value : undefined;
}
