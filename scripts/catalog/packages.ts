import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a vendor's SDK says of its models. */
export type SdkModels = {
  readonly ids: readonly string[];
  /** Id to announced shutdown, `YYYY-MM-DD`. */
  readonly shutdowns: ReadonlyMap<string, string>;
};

/** The version of an installed package; throws when it is not the one whose publication day is recorded. */
export function checkedVersion(root: string, name: string, expected: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string };
  if (manifest.version !== expected) {
    throw new Error(`${name} is ${manifest.version}, but additions.json records the publication day of ${expected}. Record the new version and its day there.`);
  }
  return manifest.version;
}

/** Ids of the `…Model` unions in `openai`'s declarations, and the shutdown days of their "Deprecated values" comments. */
export function readOpenAiSdk(root: string): SdkModels {
  const ids = new Set<string>();
  const shutdowns = new Map<string, string>();
  for (const text of declarations(join(root, 'node_modules/openai/resources'))) {
    for (const id of unionMembers(text, /^export (?:declare )?type (?:\w*Model|AllModels) = (.*);$/gm)) ids.add(id);
    for (const [, comment = ''] of text.matchAll(/Deprecated values:(.*?)\*\//gs)) {
      for (const [, item = ''] of comment.replace(/\n\s*\* ?/g, ' ').matchAll(/ - (".*?)(?= - "|$)/g)) {
        const day = /Announced shutdown date: (\d{4}-\d\d-\d\d)/.exec(item)?.[1];
        if (day !== undefined) for (const [, id = ''] of item.matchAll(/"([^"]+)"/g)) shutdowns.set(id, day);
      }
    }
  }
  return { ids: [...ids], shutdowns };
}

/** Ids of `Model` in `@anthropic-ai/sdk`, and its DEPRECATED_MODELS with their days. */
export function readAnthropicSdk(root: string): SdkModels {
  const folder = join(root, 'node_modules/@anthropic-ai/sdk/resources/messages');
  const ids = unionMembers(readFileSync(join(folder, 'messages.d.ts'), 'utf8'), /^export type Model = (.*);$/gm);
  const table = /const DEPRECATED_MODELS = \{([^}]*)\}/.exec(readFileSync(join(folder, 'messages.js'), 'utf8'))?.[1] ?? '';
  const shutdowns = new Map<string, string>();
  for (const [, id = '', day = ''] of table.matchAll(/'([^']+)': '([^']+)'/g)) shutdowns.set(id, isoDay(day));
  return { ids, shutdowns };
}

function unionMembers(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, union = '']) => [...union.matchAll(/'([^']+)'/g)].map(([, id = '']) => id));
}

/** `November 30th, 2026` → `2026-11-30`. */
function isoDay(text: string): string {
  const time = Date.parse(`${text.replace(/(\d)(?:st|nd|rd|th)/, '$1')} UTC`);
  return new Date(time).toISOString().slice(0, 10);
}

function declarations(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
