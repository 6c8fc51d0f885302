import { restyle, type AccessorLanguage, type ModuleFormat } from './accessor.ts';
import { bundledTypeScript } from './bundled.ts';
import { addToEcmaScriptList, typescriptDeclarations } from './ecmaScriptList.ts';

/** `export function model(name: ModelAlias)` for Node, as an ES module or for a compiler that emits CommonJS, and for bundlers. */
export const typescriptAccessor: AccessorLanguage = {
  id: 'typescript',
  grammar: 'typescript',
  generate: (aliases, { format, imports }, style) => restyle(imports === undefined ? code(aliases, format) : bundledTypeScript(aliases, imports), style),
  addAlias: addToEcmaScriptList,
};

const ownFolder: Readonly<Record<ModuleFormat, string>> = {
  esm: `  try {
    folders.unshift(dirname(fileURLToPath(import.meta.url)));
  } catch {
    // A bundler has left no file to start from.
  }`,
  commonjs: `  if (typeof __dirname === "string") folders.unshift(__dirname);`,
};

function code(aliases: readonly string[], format: ModuleFormat): string {
  return `// Made by Promptshift. models.config.json decides which model an alias stands for; a change there, or of the alias's
// environment variable, holds from the next start.
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
${format === 'esm' ? 'import { fileURLToPath } from "node:url";\n' : ''}
${typescriptDeclarations(aliases)}

const path = findConfig();
const known = readConfig();
// A missing alias stops the program at its start, not at the first call that needs it.
for (const name of aliases) find(name);

/** The id of the model that an alias stands for; \`Id\` is for code that only takes the ids it knows. */
export function model<Id extends string = string>(name: ModelAlias): Id {
  const alias = find(name);
  const override = alias.env === undefined ? undefined : process.env[alias.env];
  if (override !== undefined && override !== "") return override as Id;
  const here = new Map(Object.entries(alias.environments ?? {})).get(process.env["PROMPTSHIFT_ENV"] ?? "");
  return (here?.default ?? alias.default) as Id;
}

function find(name: string): Alias {
  const alias = known.get(name);
  if (alias === undefined) throw new Error(\`There is no model alias "\${name}" in \${path}; it has \${Array.from(known.keys()).join(", ")}\`);
  if (typeof alias.default !== "string") throw new Error(\`The model alias "\${name}" in \${path} has no "default"\`);
  return alias;
}

function readConfig(): Map<string, Alias> {
  try {
    const config = JSON.parse(readFileSync(path, "utf8").replace(/^\\uFEFF/, "")) as { readonly aliases?: Record<string, Alias> };
    if (config.aliases === undefined || Array.isArray(config.aliases)) throw new Error("it has no aliases");
    return new Map(Object.entries(config.aliases));
  } catch (error) {
    throw new Error(\`\${path} cannot be read: \${error instanceof Error ? error.message : String(error)}\`);
  }
}

/** MODELS_CONFIG, else upward from this file, else upward from the working directory. */
function findConfig(): string {
  const named = process.env["MODELS_CONFIG"];
  if (named !== undefined && named !== "") return resolve(named);
  const folders = [process.cwd()];
${ownFolder[format]}
  for (const start of folders) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, "models.config.json");
      if (statSync(candidate, { throwIfNoEntry: false })?.isFile()) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error(\`There is no models.config.json in \${folders.join(" or ")} or above; set MODELS_CONFIG to its path\`);
}
`;
}
