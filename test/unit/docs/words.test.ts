import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const below = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => ending.test(path)).map((path) => `${folder}/${path.replaceAll('\\', '/')}`);

describe('the words of the project', () => {
  // to bless is what a person does; what comes of it has one name, so that nobody looks for a second thing
  it('call the run that later ones are held against a reference run, everywhere', () => {
    const paths = ['package.json', 'README.md', 'CHANGELOG.md', ...below('docs', /\.(?:md|sh|yml)$/), ...below('media', /\.md$/), ...below('src', /\.(?:ts|json)$/)];
    const other = /\bblessed (?:run|one|model)s?\b/i;
    expect(paths.filter((path) => other.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
