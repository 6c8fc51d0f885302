/**
 * `npm run bench:roles [-- --repos DIR]`: how well the scanner agrees with files labelled by hand. A measurement, not a gate: it
 * fails only when a package cannot be fetched, or holds another file than the one that was labelled.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readSet } from './labels.ts';
import { measure } from './measure.ts';
import { reportLines } from './report.ts';
import { openSources } from './sources.ts';

const { values } = parseArgs({ options: { repos: { type: 'string' }, set: { type: 'string', multiple: true } } });
const names = (values.set ?? ['setA', 'setB', 'setC', 'setD', 'setE', 'setF', 'setG']).filter((name) => existsSync(join(import.meta.dirname, name)));
const today = new Date().toISOString().slice(0, 10);

for (const name of names) {
  const set = readSet(name);
  const read = await openSources(set.files, values.repos);
  process.stdout.write(`${reportLines(name, await measure(set, read, today, new AbortController().signal)).join('\n')}\n\n`);
}
