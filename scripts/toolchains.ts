/** `npm run toolchains`: installs what Debian has of the compilers and libraries that run the generated accessors in tests. */
import { installPackages } from './vscode/prerequisites.ts';

const packages = ['python3', 'golang-go', 'ruby', 'php-cli', 'cargo', 'default-jdk-headless', 'kotlin', 'mono-mcs', 'mono-runtime',
  'libgoogle-gson-java', 'libjackson2-databind-java', 'librust-serde-json-dev'];

console.log('Not in Debian, so not installed: .NET (C# with System.Text.Json) and kotlinx.serialization.');
if (process.platform !== 'linux') {
  console.error('Only Debian and Ubuntu are known here; install the toolchains with this system’s package manager.');
  process.exitCode = 2;
} else if (!installPackages(packages)) process.exitCode = 2;
