import { join } from 'node:path';
import { runDemo } from './runDemo.ts';

/** `npm run demo`: the built command line on the sample workspace; the report goes to `demo-output/`. */
const root = join(import.meta.dirname, '../..');
const done = await runDemo({
  cli: join(root, 'dist/cli.js'),
  workspace: join(root, 'test/fixtures/workspace'),
  fixtures: join(root, 'test/fixtures/sampleAnswers'),
  reportFile: join(root, 'demo-output/report.html'),
  print: (line) => console.log(line),
});
process.exitCode = done ? 0 : 1;
