import { entryOf, isUnseen } from '../schemaNode.ts';
import { propertiesOf, textsIn } from '../schemaParts.ts';
import type { LintedSchema, SchemaRule } from '../types.ts';

export const strict: SchemaRule = {
  id: 'schema/strict',
  short: 'A tool or an output schema says "strict": true.',
  help: 'Add "strict": true, or "strict": false where optional parameters are meant to stay optional.',
  *check(schema) {
    const { strictSwitch } = schema;
    if (strictSwitch === undefined || strictSwitch.strict === 'on') return;
    const { api, range } = strictSwitch;
    if (strictSwitch.strict === 'off') {
      yield { pointer: '', range, severity: 'hint', message: 'strict is false: what the model answers need not match the schema' };
    } else if (api === 'Chat Completions') {
      yield { pointer: '', range, message: 'strict is not set: Chat Completions takes it as false, and what the model answers need not match the schema' };
    } else {
      const optional = optionalNames(schema);
      const list = optional.map((name) => `'${name}'`).join(', ');
      yield optional.length === 0
        ? { pointer: '', range, message: 'strict is not set: Responses makes the schema strict if it can and falls back to non-strict without an error' }
        : { pointer: '', range, severity: 'warning', message: `strict is not set: Responses makes the schema strict if it can, and then ${list} must always be given` };
    }
  },
};

function optionalNames({ root }: LintedSchema): readonly string[] {
  if (isUnseen(root, 'required')) return [];
  const names = new Set(textsIn(entryOf(root, 'required')?.value).map(({ text }) => text));
  return propertiesOf(root).map(({ key }) => key.name).filter((name) => !names.has(name));
}
