import { resolve } from 'node:path';
import process from 'node:process';

/** What stands around a fixture of `test/fixtures/pin`: where the file is, and the files that its imports and its build need. */
export type FixtureProject = {
  readonly path: string;
  readonly ending: string;
  readonly files: Readonly<Record<string, string>>;
  /** Commands that check and run the file, in the folder of the project; they need the first word of each. */
  readonly run: readonly (readonly string[])[];
};

const tsc = [process.execPath, resolve('node_modules/typescript/bin/tsc'), '-p', '.'];

/** Compiled as the strictest projects are, into `out`. */
function tsconfig(more: Readonly<Record<string, unknown>> = {}): string {
  const options = { strict: true, module: 'nodenext', target: 'es2022', types: ['node'], typeRoots: [resolve('node_modules/@types')], rootDir: '.', outDir: 'out', ...more };
  return JSON.stringify({ compilerOptions: options, exclude: ['out'] });
}

const modules = '{ "type": "module" }\n';

export const projects = {
  typescript: {
    path: 'src/ask.ts', run: [tsc, [process.execPath, 'out/src/ask.js']], ending: 'ts',
    files: {
      'package.json': modules, 'tsconfig.json': tsconfig(),
      'src/settings.ts': 'export const LIMITS = { tokens: 100 };\nexport type Options = { readonly model: string };\n',
    },
  },
  tsx: {
    path: 'src/Picker.tsx', run: [tsc, [process.execPath, 'out/src/Picker.js']], ending: 'tsx',
    files: {
      'package.json': modules, 'tsconfig.json': tsconfig({ jsx: 'react', jsxFactory: 'h' }),
      'src/h.ts': 'type Node = { readonly tag: string; readonly props: object | null; readonly children: readonly unknown[] };\n'
        + 'export function h(tag: string | ((props: never) => Node), props: object | null, ...children: readonly unknown[]): Node {\n'
        + '  return typeof tag === "string" ? { tag, props, children } : (tag as (props: object) => Node)({ ...props, children });\n}\n'
        + 'export namespace h {\n  export namespace JSX {\n    export type Element = Node;\n    export interface ElementChildrenAttribute { children: unknown }\n'
        + '    export interface IntrinsicElements { [name: string]: Readonly<Record<string, unknown>> }\n  }\n}\n',
    },
  },
  javascript: {
    path: 'lib/ask.js', run: [[process.execPath, '--check', 'lib/ask.js'], [process.execPath, 'lib/ask.js']], ending: 'js',
    files: { 'package.json': '{ "type": "commonjs" }\n', 'lib/settings.js': "'use strict'\n\nexports.limits = { tokens: 100 }\n" },
  },
  python: {
    path: 'app/ask.py', run: [['python3', '-m', 'app.ask']], ending: 'py',
    files: { 'pyproject.toml': '[project]\nname = "app"\n', 'app/__init__.py': '', 'app/settings.py': 'LIMITS = {"tokens": 100}\n' },
  },
  go: {
    path: 'main.go', run: [['go', 'vet', './...'], ['go', 'run', '.']], ending: 'go',
    files: { 'go.mod': 'module example.com/app\n\ngo 1.18\n', 'settings/settings.go': '// Package settings says how much is allowed.\npackage settings\n\n// Limit is in tokens.\nconst Limit = 100\n' },
  },
  java: {
    path: 'src/main/java/com/acme/chat/Ask.java', run: [['javac', '-d', 'out', 'src/main/java/com/acme/chat/Ask.java', '-sourcepath', 'src/main/java'], ['java', '-cp', 'out', 'com.acme.chat.Ask']], ending: 'java',
    files: {
      'pom.xml': '<project />\n', 'promptshift.json': '{ "accessors": [{ "language": "java", "path": "src/main/java/com/acme/ModelAliases.java" }] }\n',
      'src/main/java/com/acme/Limits.java': 'package com.acme;\n\npublic final class Limits {\n    public static final int TOKENS = 100;\n}\n',
    },
  },
  ruby: { path: 'lib/chat.rb', run: [['ruby', '-W', 'lib/chat.rb']], ending: 'rb', files: { 'Gemfile': '', 'lib/settings.rb': 'module Settings\n  LIMIT = 100\nend\n' } },
  php: {
    path: 'src/Chat/Client.php', run: [['php', '-l', 'src/Chat/Client.php'], ['php', 'run.php']], ending: 'php',
    files: {
      'run.php': "<?php\nspl_autoload_register(fn ($name) => require __DIR__ . '/src/' . str_replace('\\\\', '/', substr($name, 5)) . '.php');\nrequire 'src/Chat/Client.php';\n",
      'composer.json': '{ "autoload": { "psr-4": { "Acme\\\\": "src/" } } }\n',
      'src/Settings.php': '<?php\n\nnamespace Acme;\n\nfinal class Settings\n{\n    public const LIMIT = 100;\n}\n',
    },
  },
  csharp: {
    path: 'Acme.Chat/Services/Client.cs', run: [['mcs', '-out:out.exe', '-recurse:*.cs'], ['mono', 'out.exe']], ending: 'cs',
    files: {
      'Acme.Chat/Acme.Chat.csproj': '<Project Sdk="Microsoft.NET.Sdk" />\n',
      'Acme.Chat/Settings/Limits.cs': 'namespace Acme.Settings\n{\n    public static class Limits\n    {\n        public const int Tokens = 100;\n    }\n}\n',
    },
  },
  rust: { path: 'src/main.rs', run: [['rustc', '--edition', '2021', '-o', 'out', 'src/main.rs'], ['./out']], ending: 'rs', files: { 'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n', 'src/settings.rs': 'pub const LIMIT: u32 = 100;\n' } },
  kotlin: {
    path: 'src/main/kotlin/com/acme/chat/Client.kt', ending: 'kt',
    run: [['kotlinc', 'src/main/kotlin', '-include-runtime', '-d', 'out.jar'], ['java', '-cp', 'out.jar', 'com.acme.chat.ClientKt']],
    files: {
      'build.gradle.kts': '', 'promptshift.json': '{ "accessors": [{ "language": "kotlin", "path": "src/main/kotlin/com/acme/ModelAliases.kt" }] }\n',
      'src/main/kotlin/com/acme/Limits.kt': 'package com.acme\n\nobject Limits {\n    const val TOKENS = 100\n}\n',
    },
  },
} as const satisfies Readonly<Record<string, FixtureProject>>;
