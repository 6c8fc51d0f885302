import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pinEvery } from '../../../../support/pin/fixturePin.ts';
import { projects, type FixtureProject } from '../../../../support/pin/fixtureProjects.ts';

const languages = Object.entries(projects) as readonly (readonly [string, FixtureProject])[];
const read = (language: string, name: string, { ending }: FixtureProject): string => readFileSync(`test/fixtures/pin/${language}/${name}.${ending}`, 'utf8');

describe.each(languages)('%s', (language, project) => {
  const before = read(language, 'before', project);
  const after = read(language, 'after', project);

  it('is pinned wherever a call may stand, and nowhere else', async () => {
    const { plan, files } = await pinEvery(project.path, { ...project.files, [project.path]: before });
    expect(files[project.path]).toBe(after);
    expect(plan.pinned.length).toBeGreaterThanOrEqual(12);
    expect(plan.refused.length).toBeGreaterThanOrEqual(3);
    for (const { reason } of plan.refused) expect(reason).toMatch(/^\S.*\.$/);
  });

  it('has nothing to change the second time', async () => {
    const first = await pinEvery(project.path, { ...project.files, [project.path]: before });
    const second = await pinEvery(project.path, first.files);
    expect(second.plan.files).toEqual([]);
  });

  it('keeps CRLF', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const { files } = await pinEvery(project.path, { ...project.files, [project.path]: crlf(before) });
    expect(files[project.path]).toBe(crlf(after));
  });
});
