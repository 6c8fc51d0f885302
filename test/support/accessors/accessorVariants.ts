import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { csharpAccessor } from '../../../src/core/aliases/accessors/csharp.ts';
import { goAccessor } from '../../../src/core/aliases/accessors/go.ts';
import { javaAccessor } from '../../../src/core/aliases/accessors/java.ts';
import { javascriptAccessor } from '../../../src/core/aliases/accessors/javascript.ts';
import { kotlinAccessor } from '../../../src/core/aliases/accessors/kotlin.ts';
import { phpAccessor } from '../../../src/core/aliases/accessors/php.ts';
import { pythonAccessor } from '../../../src/core/aliases/accessors/python.ts';
import { rubyAccessor } from '../../../src/core/aliases/accessors/ruby.ts';
import { rustAccessor } from '../../../src/core/aliases/accessors/rust.ts';
import { typescriptAccessor } from '../../../src/core/aliases/accessors/typescript.ts';
import type { AccessorVariant } from './accessorProgram.ts';

const node = resolve('node_modules/.bin/node');
const onNode = { needs: [node], version: [node, '--version'] } as const;
const asks = 'console.log("started");\nconsole.log(model(process.argv[2]));\n';
const inModule = { format: 'esm', program: { 'main.mjs': `import { model } from "./models.mjs";\n${asks}` }, run: (folder: string) => [node, join(folder, 'main.mjs')] } as const;
const inCommonJs = { format: 'commonjs', program: { 'main.cjs': `const { model } = require("./models.cjs");\n${asks}` }, run: (folder: string) => [node, join(folder, 'main.cjs')] } as const;

/** Bundled with the file of its case, as a framework would, and run. */
const bundled = (file: string) => ({
  format: 'esm', imports: '../models.config.json', file,
  program: {
    'main.mjs': `import { model } from "./${file}";\n${asks}`,
    'bundle.mjs': `import { buildSync } from ${JSON.stringify(import.meta.resolve('esbuild'))};\nbuildSync({ entryPoints: [import.meta.dirname + "/main.mjs"], outfile: import.meta.dirname + "/out.mjs", bundle: true, format: "esm", logLevel: "silent" });\nawait import("./out.mjs");\n`,
  },
  run: (folder: string) => [node, join(folder, 'bundle.mjs')],
}) as const;

const python = {
  title: 'Python', language: pythonAccessor, file: 'model_aliases.py', needs: ['python3'], version: ['python3', '--version'],
  program: { 'main.py': 'import sys\nfrom model_aliases import model\n\nprint("started")\nprint(model(sys.argv[1]))\n' },
  run: (folder: string) => ['python3', join(folder, 'main.py')],
} as const;

const go = {
  title: 'Go', language: goAccessor, file: 'modelalias/modelalias.go', needs: ['go'], version: ['go', 'version'],
  program: {
    'go.mod': 'module example.com/app\n\ngo 1.16\n',
    'main.go': 'package main\n\nimport (\n\t"fmt"\n\t"os"\n\n\t"example.com/app/modelalias"\n)\n\nfunc main() {\n\tfmt.Println("started")\n\tfmt.Println(modelalias.Model(os.Args[1]))\n}\n',
  },
  build: [['go', 'vet', './...'], ['go', 'build', '-o', 'main', '.']],
  run: (folder: string) => [join(folder, 'main')],
} as const;

const ruby = {
  title: 'Ruby', language: rubyAccessor, file: 'model_aliases.rb', lax: ['an escape that there is not'], needs: ['ruby'], version: ['ruby', '--version'],
  program: { 'main.rb': 'require_relative "model_aliases"\nputs "started"\nputs ModelAliases.model(ARGV[0])\n' },
  run: (folder: string) => ['ruby', '-w', join(folder, 'main.rb')],
} as const;

const php = {
  title: 'PHP', language: phpAccessor, file: 'ModelAliases.php', namespace: 'Acme\\Ai', needs: ['php'], version: ['php', '--version'], atFirstUse: true,
  program: { 'main.php': '<?php\nerror_reporting(E_ALL);\nrequire __DIR__ . "/ModelAliases.php";\necho "started\\n", Acme\\Ai\\ModelAliases::model($argv[1]), "\\n";\n' },
  run: (folder: string) => ['php', '-d', 'display_errors=stderr', join(folder, 'main.php')],
} as const;

/** Quick to start: a case runs for a blink. */
const jvm = ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];
const jar = (name: string): string => `/usr/share/java/${name}.jar`;
const jackson = ['jackson-core', 'jackson-annotations', 'jackson-databind'].map(jar);

function java(title: string, json: 'none' | 'jackson' | 'gson', jars: readonly string[]): AccessorVariant {
  return {
    title, language: javaAccessor, file: 'com/acme/ModelAliases.java', namespace: 'com.acme', json, readingOnly: json !== 'none', needs: ['javac', 'java', ...jars], version: ['javac', '--version'], atFirstUse: true,
    program: { 'Main.java': 'import com.acme.ModelAliases;\n\npublic final class Main {\n    public static void main(String[] words) {\n        System.out.println("started");\n        System.out.println(ModelAliases.model(words[0]));\n    }\n}\n' },
    build: [['javac', '-Xlint:all,-options', '-Werror', '--release', '8', '-cp', ['.', ...jars].join(':'), 'Main.java']],
    run: (folder) => [...jvm, '-cp', [folder, ...jars].join(':'), 'Main'],
  };
}

function kotlin(title: string, json: 'none' | 'jackson' | 'gson' | 'kotlinx.serialization', jars: readonly string[]): AccessorVariant {
  return {
    title, language: kotlinAccessor, file: 'ModelAliases.kt', namespace: 'com.acme', json, readingOnly: json !== 'none', needs: ['kotlinc', 'java', ...jars], version: ['kotlinc', '-version'], atFirstUse: true,
    program: { 'main.kt': 'import com.acme.ModelAliases\n\nfun main(words: Array<String>) {\n    println("started")\n    println(ModelAliases.model(words[0]))\n}\n' },
    build: [['kotlinc', ...(jars.length === 0 ? [] : ['-cp', jars.join(':')]), 'ModelAliases.kt', 'main.kt', '-include-runtime', '-d', 'main.jar']],
    run: (folder) => [...jvm, '-cp', [join(folder, 'main.jar'), ...jars].join(':'), 'MainKt'],
  };
}

const rustMain = 'mod model_aliases;\n\nfn main() {\n    println!("started");\n    println!("{}", model_aliases::model(&std::env::args().nth(1).unwrap()));\n}\n';
const rust = {
  title: 'Rust', language: rustAccessor, file: 'model_aliases.rs', needs: ['rustc'], version: ['rustc', '--version'], atFirstUse: true, program: { 'main.rs': rustMain },
  build: [['rustc', '--edition', '2021', '-D', 'warnings', 'main.rs']], run: (folder: string) => [join(folder, 'main')],
} as const;

/** Crates as Debian packs them: no network is needed. */
const crates = '/usr/share/cargo/registry';
const serdeJson = (existsSync(crates) ? readdirSync(crates) : []).find((name) => name.startsWith('serde_json-')) ?? 'serde_json';
const rustWithSerde: AccessorVariant = {
  ...rust, title: 'Rust with serde_json', file: 'src/model_aliases.rs', json: 'serde_json', readingOnly: true, needs: ['cargo', join(crates, serdeJson)],
  program: {
    'Cargo.toml': '[package]\nname = "main"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nserde_json = "1"\n',
    '.cargo/config.toml': `[source.crates-io]\nreplace-with = "debian"\n\n[source.debian]\ndirectory = "${crates}"\n\n[build]\ntarget-dir = "target"\n`,
    'src/main.rs': rustMain,
  },
  // The manifest's folder, where the build was, is looked in first; the build itself would be copied with every case.
  build: [['cargo', 'build', '--quiet', '--offline'], ['mv', 'target/debug/main', 'main'], ['rm', '-r', 'target']],
};

const csharpMain = 'using System;\nusing Acme.Ai;\n\npublic static class Program\n{\n    public static void Main(string[] words)\n    {\n        Console.WriteLine("started");\n        Console.WriteLine(ModelAliases.Model(words[0]));\n    }\n}\n';
const csharp = { language: csharpAccessor, file: 'ModelAliases.cs', namespace: 'Acme.Ai', atFirstUse: true } as const;
const mono: AccessorVariant = {
  ...csharp, title: 'C# on Mono', needs: ['mcs', 'mono'], version: ['mono', '--version'], program: { 'Program.cs': csharpMain },
  build: [['mcs', '-langversion:7', '-warnaserror', '-out:main.exe', 'Program.cs', 'ModelAliases.cs']],
  run: (folder) => ['mono', join(folder, 'main.exe')],
};
const dotnet: AccessorVariant = {
  ...csharp, title: 'C# on .NET with System.Text.Json', json: 'System.Text.Json', needs: ['dotnet'], version: ['dotnet', '--version'],
  get program() {
    const major = execFileSync('dotnet', ['--version'], { encoding: 'utf8' }).split('.')[0];
    return { 'Program.cs': csharpMain, 'main.csproj': `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net${major}.0</TargetFramework></PropertyGroup></Project>\n` };
  },
  build: [['dotnet', 'build', '--output', 'out']],
  run: (folder) => ['dotnet', join(folder, 'out/main.dll')],
};

/** Every accessor in every form it is generated in. */
export const accessorVariants: readonly AccessorVariant[] = [
  // Node strips types of ES modules itself; CommonJS from `import` syntax needs a compiler, as in the users' projects.
  { ...onNode, ...inModule, title: 'TypeScript, ES module', language: typescriptAccessor, file: 'models.mts', program: { 'main.mjs': `import { model } from "./models.mts";\n${asks}` } },
  { ...onNode, ...inCommonJs, title: 'TypeScript, CommonJS', language: typescriptAccessor, file: 'models.cjs', transform: (code) => transformSync(code, { loader: 'ts', format: 'cjs', target: 'node20' }).code },
  { ...onNode, ...inModule, title: 'JavaScript, ES module', language: javascriptAccessor, file: 'models.mjs' },
  { ...onNode, ...bundled('models.mts'), title: 'TypeScript, bundled', language: typescriptAccessor },
  { ...onNode, ...bundled('models.mjs'), title: 'JavaScript, bundled', language: javascriptAccessor },
  { ...onNode, ...inCommonJs, title: 'JavaScript, CommonJS', language: javascriptAccessor, file: 'models.cjs' },
  python, go, ruby, php, rust, rustWithSerde,
  java('Java', 'none', []), java('Java with Jackson', 'jackson', jackson), java('Java with Gson', 'gson', [jar('gson')]),
  kotlin('Kotlin', 'none', []), kotlin('Kotlin with Jackson', 'jackson', jackson), kotlin('Kotlin with Gson', 'gson', [jar('gson')]),
  kotlin('Kotlin with kotlinx.serialization', 'kotlinx.serialization', ['kotlinx-serialization-core-jvm', 'kotlinx-serialization-json-jvm'].map(jar)),
  mono, dotnet,
];
