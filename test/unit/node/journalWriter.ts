/** Run as a child process that is killed: appends rows from many sides at once, and prints the number of each one that is on disk. */
import { writeSync } from 'node:fs';
import { createJournalFile } from '../../../src/node/journalFile.ts';

const [path = '', first = '0'] = process.argv.slice(2);
const file = createJournalFile(path);
let next = Number(first);
const work = async (): Promise<void> => {
  for (;;) {
    const id = next++;
    await file.append([JSON.stringify({ type: 'row', id, text: 'x'.repeat((id * 37) % 5_000) })]);
    writeSync(1, `${id}\n`);
  }
};
await Promise.all(Array.from({ length: 16 }, work));
