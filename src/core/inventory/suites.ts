import { folderOf, joinPath } from '../text/paths.ts';
import { hasComplexKey, yamlExcess } from '../text/yamlBounds.ts';

/** What an eval suite is about. */
export type SuiteSubject = {
  readonly aliases: readonly string[];
  /** Paths with '/', as the suite's own is given. */
  readonly prompts: readonly string[];
  /** Ids that it names as baseline or candidate. */
  readonly models: readonly string[];
};

export function isSuitePath(path: string): boolean {
  return /\.eval\.ya?ml$/.test(path);
}

/** More aliases than this is a bomb, not a suite. */
const mostAliases = 100;

/** Reads what the suite at `path` (with '/') is about; undefined when it cannot be read. */
export async function readSuiteSubject(path: string, text: string): Promise<SuiteSubject | undefined> {
  const yaml = await import('yaml');
  if (yamlExcess(text, yaml) !== undefined) return undefined;
  try {
    const document = yaml.parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
    if (hasComplexKey(document.contents, yaml)) return undefined;
    const suite: unknown = document.toJS({ maxAliasCount: mostAliases });
    if (typeof suite !== 'object' || suite === null || Array.isArray(suite)) return undefined;
    const texts = (...keys: readonly string[]): readonly string[] => keys.map((key) => (suite as Readonly<Record<string, unknown>>)[key]).filter((value) => typeof value === 'string');
    return { aliases: texts('alias', 'baseline', 'candidate'), prompts: texts('prompt').map((prompt) => joinPath(folderOf(path), prompt)), models: texts('baseline', 'candidate') };
  } catch {
    return undefined;
  }
}

/** True when one of the suites is about a reference: its alias, its prompt file, or, where it stands behind no alias, its model. */
export function isCovered(suites: readonly SuiteSubject[], { path, alias, model, text }: { readonly path: string; readonly alias?: string | undefined; readonly model: string; readonly text: string }): boolean {
  return suites.some(({ aliases, prompts, models }) =>
    prompts.includes(path) || (alias === undefined ? models.some((id) => id === model || id === text) : aliases.includes(alias)));
}
