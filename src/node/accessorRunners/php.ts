import { dirname } from 'node:path';
import { answerOf, type AccessorRunner } from './workbench.ts';

const question = `$known = get_declared_classes();
try {
    require $argv[1];
    foreach (array_diff(get_declared_classes(), $known) as $class) {
        if (method_exists($class, 'model')) {
            echo $class::model($argv[2]);
            exit;
        }
    }
    throw new RuntimeException('it has no class with a method model');
} catch (Throwable $error) {
    fwrite(STDERR, $error->getMessage());
    exit(1);
}
`;

export const phpRunner: AccessorRunner = {
  programs: [['php']],
  async prepare({ path, call }) {
    return async (alias, env) => answerOf(await call('php', ['-d', 'display_errors=stderr', '-r', question, '--', path, alias], { cwd: dirname(path), env }));
  },
};
