/** Writes docs/languages.md from test/fixtures/constructs/expected.json and package.json: `npm run languages`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFixtures } from './constructs.ts';
import { languagesPage } from './languagesPage.ts';

const root = join(import.meta.dirname, '../..');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
writeFileSync(join(root, 'docs/languages.md'), languagesPage(readFixtures(), dependencies));
