import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOf, notCompiled, type AccessorRunner } from './workbench.ts';

/** The machine's own Go and no network: the accessor needs the standard library alone. */
const settings = { GO111MODULE: 'on', GOFLAGS: '', GOPROXY: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' };

const question = (imports: string, call: string): string => `package main

import (
	"fmt"
	"os"
${imports})

func main() {
	fmt.Print(${call}(os.Args[1]))
}
`;

export const goRunner: AccessorRunner = {
  programs: [['go']],
  async prepare({ path, folder, env: outer, write, call }) {
    const env = { ...outer, ...settings };
    await write('go.mod', 'module drill\n\ngo 1.16\n');
    const text = await readFile(path, 'utf8');
    const copy = await write('accessor/accessor.go', text);
    const { stdout: name } = await call('go', ['list', '-f', '{{.Name}}', copy], { env });
    if (name.trim() === 'main') {
      await write('accessor.go', text);
      await write('main.go', question('', 'Model'));
    } else await write('main.go', question('\n\taccessor "drill/accessor"\n', 'accessor.Model'));
    const program = join(folder, 'drill.exe');
    const built = await call('go', ['build', '-o', program, '.'], { env });
    if (built.code !== 0) return notCompiled(built);
    return async (alias, seen) => answerOf(await call(program, [alias], { env: seen }), /^panic: (.*)$/m);
  },
};
