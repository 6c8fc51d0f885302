import { identifyModel } from '../../models/identify.ts';
import type { ModelIdentity } from '../../models/identity.ts';
import { shifted } from '../../scan/analyzer.ts';
import { languageOf } from '../../scan/languageOf.ts';
import type { SyntaxRuntime } from '../../scan/syntax/runtime.ts';
import type { LanguageId, ModelReference, SourceDocument } from '../../scan/types.ts';
import { unknownModel } from '../../scan/unknownModel.ts';
import type { TextRange } from '../../text/range.ts';
import { environmentTables } from './environmentTables.ts';
import { litellm } from './litellm.ts';
import { llmRoutes } from './llmRoutes.ts';
import { modelSlots } from './modelSlots.ts';
import { nameDrafts } from './names.ts';
import { entryOf, type Part, type TextPart } from './parts.ts';
import { readCodeObjects } from './readers/code.ts';
import { readDotenvPart } from './readers/dotenv.ts';
import { readJsonPart } from './readers/json.ts';
import { readYamlParts } from './readers/yaml.ts';
import type { Draft, RecognisedAlias, Seen, Shape } from './types.ts';
import { variableDrafts } from './variables.ts';

const dataShapes: readonly Shape[] = [modelSlots, llmRoutes, litellm];

/**
 * The alias definitions of a document in shapes that teams already have, in the order of the text. `references` are all that the scanner found in it.
 * Rejects with the signal's reason when aborted.
 */
export async function findAliasShapes(
  document: SourceDocument, references: readonly ModelReference[], syntax: SyntaxRuntime, signal: AbortSignal,
): Promise<readonly RecognisedAlias[]> {
  const drafts = (await draftsIn(document, references, syntax, signal)).toSorted((a, b) => a.default.range.start - b.default.range.start);
  const names = nameDrafts(drafts.map((draft) => ({ draft, identity: identityOf(draft) })), namingPath(document));
  return drafts.map((draft, at) => recognised(draft, names[at] ?? ''));
}

/** The same without names: a text inside a text is read as a file of its own. */
async function draftsIn({ text, language, path, name }: SourceDocument, references: readonly ModelReference[], syntax: SyntaxRuntime, signal: AbortSignal): Promise<readonly Draft[]> {
  signal.throwIfAborted();
  const ids = references.filter((reference) => reference.endpoint === undefined && reference.alias === undefined && (reference.role === 'usage' || reference.role === 'catalog'));
  if (ids.length === 0) return [];
  const seen = (root: Part, names: readonly string[] = []): Seen => ({ root, names, idAt: finderOf(ids) });
  switch (language) {
    case 'json': {
      const root = await readJsonPart(text);
      return root === undefined ? [] : dataShapes.flatMap((shape) => shape(seen(root)));
    }
    case 'yaml': {
      const drafts: Draft[] = [];
      for (const root of readYamlParts(text)) {
        drafts.push(...dataShapes.flatMap((shape) => shape(seen(root))), ...await configMapDrafts(root, { text, references, syntax, path }, seen, signal));
      }
      return drafts;
    }
    case 'dotenv': {
      const root = readDotenvPart(text);
      return root.kind === 'object' ? variableDrafts(root, seen(root)) : [];
    }
    case 'typescript': case 'tsx': case 'javascript': case 'python': {
      const found = await syntax.withTree(language, text, ({ rootNode }) => readCodeObjects(rootNode, text, ids.map(({ range }) => range.start)), signal, name);
      return (found ?? []).flatMap(({ root, names }) => environmentTables(seen(root, names)));
    }
    default: return [];
  }
}

type Holder = { readonly text: string; readonly path: string; readonly references: readonly ModelReference[]; readonly syntax: SyntaxRuntime };

/** A Kubernetes ConfigMap: its variables, and the files it holds. */
async function configMapDrafts(root: Part, { text, path, references, syntax }: Holder, seen: (root: Part) => Seen, signal: AbortSignal): Promise<readonly Draft[]> {
  const kind = entryOf(root, 'kind')?.value;
  const data = entryOf(root, 'data')?.value;
  if (kind?.kind !== 'text' || kind.text !== 'ConfigMap' || data?.kind !== 'object') return [];
  const drafts: Draft[] = [...variableDrafts(data, seen(data))];
  for (const { name, value } of data.entries) {
    const language: LanguageId | undefined = languageOf(name);
    if (value.kind !== 'text' || value.block === undefined || language === undefined) continue;
    const { start, end } = value.range;
    const inside = references.filter(({ range }) => range.start >= start && range.end <= end);
    const found = await draftsIn({ path, language, text: text.slice(start, end) }, shifted(inside, -start), syntax, signal);
    drafts.push(...found.map((draft) => movedBy(draft, start)));
  }
  return drafts;
}

function finderOf(ids: readonly ModelReference[]): Seen['idAt'] {
  const byStart = new Map(ids.map((reference) => [reference.range.start, reference]));
  return (part) => {
    if (part?.kind !== 'text') return undefined;
    const found = byStart.get(part.range.start);
    return found?.text === part.text ? found : undefined;
  };
}

/** The name of an environment file says nothing; its folder may. */
function namingPath({ path, language }: SourceDocument): string {
  return language === 'dotenv' ? `${path.slice(0, path.lastIndexOf('/') + 1)}.env` : path;
}

function identityOf({ default: { text } }: Draft): ModelIdentity {
  return identifyModel(text) ?? unknownModel(text);
}

function recognised({ shape, default: standard, candidate, rollback, environments = {}, env, also = [], notes = [] }: Draft, name: string): RecognisedAlias {
  const perEnvironment = Object.entries(environments).map(([environment, { text }]) => [environment, { default: text }] as const);
  const texts = [standard, candidate, rollback, ...Object.values(environments)].filter((part) => part !== undefined);
  return {
    shape, name, notes,
    alias: {
      default: standard.text,
      ...(candidate === undefined ? {} : { candidate: candidate.text }),
      ...(rollback === undefined ? {} : { rollback: rollback.text }),
      ...(perEnvironment.length === 0 ? {} : { environments: Object.fromEntries(perEnvironment) }),
      ...(env === undefined ? {} : { env }),
    },
    ranges: [...texts.map(({ range }) => range), ...also],
  };
}

function movedBy(draft: Draft, by: number): Draft {
  const range = ({ start, end }: TextRange): TextRange => ({ start: start + by, end: end + by });
  const text = (part: TextPart): TextPart => ({ ...part, range: range(part.range) });
  return {
    ...draft, default: text(draft.default),
    ...(draft.candidate === undefined ? {} : { candidate: text(draft.candidate) }),
    ...(draft.rollback === undefined ? {} : { rollback: text(draft.rollback) }),
    ...(draft.environments === undefined ? {} : { environments: Object.fromEntries(Object.entries(draft.environments).map(([name, part]) => [name, text(part)])) }),
    ...(draft.also === undefined ? {} : { also: draft.also.map(range) }),
  };
}
