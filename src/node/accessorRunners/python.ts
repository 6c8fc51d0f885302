import { dirname } from 'node:path';
import { answerOf, type AccessorRunner } from './workbench.ts';

const question = `import importlib.util
import sys

spec = importlib.util.spec_from_file_location("accessor", sys.argv[1])
module = importlib.util.module_from_spec(spec)
try:
    spec.loader.exec_module(module)
    print(module.model(sys.argv[2]))
except Exception as error:
    sys.exit(str(error.args[0] if error.args else error))
`;

/** Isolated (`-I`), so that no file beside the accessor takes the place of a standard module; nothing is left beside it (`-B`). */
export const pythonRunner: AccessorRunner = {
  programs: [['python3'], ['python']],
  async prepare({ path, call }, [python = '']) {
    return async (alias, env) => answerOf(await call(python, ['-I', '-B', '-X', 'utf8', '-c', question, path, alias], { cwd: dirname(path), env }));
  },
};
