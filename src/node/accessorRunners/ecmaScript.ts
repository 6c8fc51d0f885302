import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerOf, type AccessorRunner } from './workbench.ts';

/** Asks from a process of its own, as an application does: the accessor reads its file at start. */
const question = 'const [url, alias] = process.argv.slice(1); const found = await import(url); const model = found.model ?? found.default.model; process.stdout.write(model(alias));';

/** Stands in for the bundler: what imports `models.config.json` gets the file that is asked about. */
const hooks = `import { readFileSync } from 'node:fs';
export async function load(url, context, next) {
  if (!new URL(url).pathname.endsWith('/models.config.json')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(JSON.parse(readFileSync(process.env.MODELS_CONFIG, 'utf8').replace(/^\\uFEFF/, ''))) };
}`;
const register = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(hooks).replaceAll("'", '%27')}');`;

/** TypeScript and JavaScript run on this process's Node, types stripped. */
export const ecmaScriptRunner: AccessorRunner = {
  programs: [[]],
  async prepare({ path, call }) {
    const words = ['--no-warnings', '--input-type=module', '--eval', `${register} ${question}`, pathToFileURL(path).href];
    return async (alias, env) => answerOf(await call(process.execPath, [...words, alias], { cwd: dirname(path), env }), /^(?:\w*Error(?: \[\w+\])?: )(.*)$/m);
  },
};
