import { typescriptDeclarations } from './ecmaScriptList.ts';

const head = (config: string): string => `// Made by Promptshift. models.config.json decides which model an alias stands for. The bundler takes the file in: a change there
// holds from the next build, one of the alias's environment variable from the next start of code that has an environment.
import config from "${config}";
`;

/** An accessor for code that a bundler takes in (pages, edge functions), in TypeScript; `config` is what it imports the file as. */
export function bundledTypeScript(aliases: readonly string[], config: string): string {
  return `${head(config)}
${typescriptDeclarations(aliases)}

const known = new Map<string, Alias>(Object.entries(config.aliases));
/** Pages have none. */
const environment = (globalThis as unknown as { readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> } }).process?.env ?? {};
// A missing alias stops the program at its start, not at the first call that needs it.
for (const name of aliases) find(name);

/** The id of the model that an alias stands for; \`Id\` is for code that only takes the ids it knows. */
export function model<Id extends string = string>(name: ModelAlias): Id {
  const alias = find(name);
  const override = alias.env === undefined ? undefined : environment[alias.env];
  if (override !== undefined && override !== "") return override as Id;
  const here = new Map(Object.entries(alias.environments ?? {})).get(environment["PROMPTSHIFT_ENV"] ?? "");
  return (here?.default ?? alias.default) as Id;
}

function find(name: string): Alias {
  const alias = known.get(name);
  if (alias === undefined) throw new Error(\`There is no model alias "\${name}" in models.config.json; it has \${Array.from(known.keys()).join(", ")}\`);
  if (typeof alias.default !== "string") throw new Error(\`The model alias "\${name}" in models.config.json has no "default"\`);
  return alias;
}
`;
}

/** The same in JavaScript, as an ES module. */
export function bundledJavaScript(aliases: readonly string[], config: string): string {
  return `${head(config)}
/** The aliases this code uses. */
const aliases = [${aliases.map((alias) => `"${alias}"`).join(', ')}];

const known = new Map(Object.entries(config.aliases));
/** Pages have none. */
const environment = globalThis.process?.env ?? {};
// A missing alias stops the program at its start, not at the first call that needs it.
for (const name of aliases) find(name);

/**
 * The id of the model that an alias stands for.
 * @param {string} name
 * @returns {string}
 */
export function model(name) {
  const alias = find(name);
  const override = alias.env === undefined ? undefined : environment[alias.env];
  if (override !== undefined && override !== "") return override;
  const here = new Map(Object.entries(alias.environments ?? {})).get(environment.PROMPTSHIFT_ENV ?? "");
  return here?.default ?? alias.default;
}

function find(name) {
  const alias = known.get(name);
  if (alias === undefined) throw new Error(\`There is no model alias "\${name}" in models.config.json; it has \${Array.from(known.keys()).join(", ")}\`);
  if (typeof alias.default !== "string") throw new Error(\`The model alias "\${name}" in models.config.json has no "default"\`);
  return alias;
}
`;
}

/** Whether an accessor, made by Promptshift, has a bundler take `models.config.json` in. */
export function isBundled(accessor: string): boolean {
  return /^import config from ["'][./\w-]*models\.config\.json["']/m.test(accessor);
}
