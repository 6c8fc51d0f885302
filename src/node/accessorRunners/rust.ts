import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOf, notCompiled, type AccessorAnswer, type AccessorRunner, type Ask, type Workbench } from './workbench.ts';

const question = `mod accessor;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let said = info.payload();
        let text = said.downcast_ref::<String>().map(String::as_str);
        eprintln!("{}", text.or(said.downcast_ref::<&str>().copied()).unwrap_or("it panicked"));
    }));
    print!("{}", accessor::model(&std::env::args().nth(1).unwrap_or_default()));
}
`;

const manifest = '[package]\nname = "drill"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\nserde_json = "1"\n\n[workspace]\n';

/** With rustc alone; one that uses serde_json with cargo, offline: the project that uses it has it on this machine already. */
export const rustRunner: AccessorRunner = {
  programs: [['rustc', 'cargo'], ['rustc']],
  async prepare(bench, found) {
    const { path, folder, write, call } = bench;
    const text = await readFile(path, 'utf8');
    await write('src/accessor.rs', text);
    await write('src/main.rs', question);
    if (/^use serde_json\b/m.test(text)) {
      if (!found.includes('cargo')) return { notRun: 'needs `cargo` on the PATH' };
      return await withCargo(bench);
    }
    const program = join(folder, 'drill.exe');
    const built = await call('rustc', ['--edition', '2021', '-o', program, 'src/main.rs']);
    return built.code === 0 ? async (alias, env) => answerOf(await call(program, [alias], { env })) : notCompiled(built);
  },
};

async function withCargo({ folder, write, call }: Workbench): Promise<Ask | AccessorAnswer> {
  await write('Cargo.toml', manifest);
  const target = join(folder, 'target');
  const built = await call('cargo', ['build', '--quiet', '--offline', '--target-dir', target]);
  if (/no matching package|--offline/.test(built.stderr)) return { notRun: 'needs serde_json in cargo’s cache: run cargo fetch in the project first' };
  if (built.code !== 0) return notCompiled(built);
  const program = join(target, 'debug', process.platform === 'win32' ? 'drill.exe' : 'drill');
  return async (alias, env) => answerOf(await call(program, [alias], { env }));
}
