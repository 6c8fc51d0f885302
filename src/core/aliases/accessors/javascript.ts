import { restyle, type AccessorLanguage, type ModuleFormat } from './accessor.ts';
import { bundledJavaScript } from './bundled.ts';
import { addToEcmaScriptList } from './ecmaScriptList.ts';

/** `model(name)` for Node, as an ES module or as CommonJS, and for bundlers. */
export const javascriptAccessor: AccessorLanguage = {
  id: 'javascript',
  grammar: 'javascript',
  generate: (aliases, { format, imports }, style) => restyle(imports === undefined ? code(aliases, format) : bundledJavaScript(aliases, imports), style),
  addAlias: addToEcmaScriptList,
};

const head: Readonly<Record<ModuleFormat, string>> = {
  esm: `import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";`,
  commonjs: `const { readFileSync, statSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");`,
};

const ownFolder: Readonly<Record<ModuleFormat, string>> = {
  esm: `  try {
    folders.unshift(dirname(fileURLToPath(import.meta.url)));
  } catch {
    // A bundler has left no file to start from.
  }`,
  commonjs: `  folders.unshift(__dirname);`,
};

function code(aliases: readonly string[], format: ModuleFormat): string {
  const esm = format === 'esm';
  return `// Made by Promptshift. models.config.json decides which model an alias stands for; a change there, or of the alias's
// environment variable, holds from the next start.
${head[format]}

/** The aliases this code uses. */
const aliases = [${aliases.map((alias) => `"${alias}"`).join(', ')}];

const path = findConfig();
const known = readConfig();
// A missing alias stops the program at its start, not at the first call that needs it.
for (const name of aliases) find(name);

/**
 * The id of the model that an alias stands for.
 * @param {string} name
 * @returns {string}
 */
${esm ? 'export ' : ''}function model(name) {
  const alias = find(name);
  const override = alias.env === undefined ? undefined : process.env[alias.env];
  if (override !== undefined && override !== "") return override;
  const here = new Map(Object.entries(alias.environments ?? {})).get(process.env.PROMPTSHIFT_ENV ?? "");
  return here?.default ?? alias.default;
}

function find(name) {
  const alias = known.get(name);
  if (alias === undefined) throw new Error(\`There is no model alias "\${name}" in \${path}; it has \${Array.from(known.keys()).join(", ")}\`);
  if (typeof alias.default !== "string") throw new Error(\`The model alias "\${name}" in \${path} has no "default"\`);
  return alias;
}

function readConfig() {
  try {
    const config = JSON.parse(readFileSync(path, "utf8").replace(/^\\uFEFF/, ""));
    if (config.aliases === undefined || Array.isArray(config.aliases)) throw new Error("it has no aliases");
    return new Map(Object.entries(config.aliases));
  } catch (error) {
    throw new Error(\`\${path} cannot be read: \${error instanceof Error ? error.message : String(error)}\`);
  }
}

/** MODELS_CONFIG, else upward from this file, else upward from the working directory. */
function findConfig() {
  const named = process.env.MODELS_CONFIG;
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
${esm ? '' : '\nmodule.exports = { model };\n'}`;
}
