import { dirname } from 'node:path';
import { answerOf, type AccessorRunner } from './workbench.ts';

const question = `begin
  load ARGV[0]
  print ModelAliases.model(ARGV[1])
rescue StandardError => e
  abort e.message
end
`;

export const rubyRunner: AccessorRunner = {
  programs: [['ruby']],
  async prepare({ path, call }) {
    return async (alias, env) => answerOf(await call('ruby', ['-E', 'UTF-8', '-e', question, path, alias], { cwd: dirname(path), env }));
  },
};
