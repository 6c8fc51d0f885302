import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../src/core/index.ts';
import { createFileReader } from '../../../src/node/fileReader.ts';
import { relativePath } from '../../../src/node/paths.ts';
import { createFixedSettings, createNearestSettings } from '../../../src/node/settingsFinder.ts';
import { scratchFolder } from '../scratchFolder.ts';

const options = { files: createFileReader(), today: '2026-11-21', signal: new AbortController().signal };

describe('createNearestSettings', () => {
  it('takes the nearest file upward, and the defaults where there is none', async () => {
    const root = await scratchFolder({
      'app/promptshift.json': '{ "target": "outer" }',
      'app/packages/one/promptshift.json': '{ "target": "inner" }',
      'app/packages/one/src/a.ts': '', 'app/packages/two/b.ts': '', 'other/c.ts': '',
    });
    const finder = createNearestSettings((path) => relativePath(root, path), options);
    expect(await finder.forFolder(join(root, 'app/packages/one/src'))).toMatchObject({ settings: { target: 'inner' }, base: join(root, 'app/packages/one') });
    expect(await finder.forFolder(join(root, 'app/packages/two'))).toMatchObject({ settings: { target: 'outer' }, base: join(root, 'app') });
    expect((await finder.forFolder(join(root, 'other'))).settings.target).toBeUndefined();
  });

  it('names file and line of a mistake', async () => {
    const root = await scratchFolder({ 'app/promptshift.json': '{\n  "rules": {\n    "model/floating": "loud"\n  }\n}\n' });
    const finder = createNearestSettings((path) => relativePath(root, path), options);
    const error = await finder.forFolder(join(root, 'app')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PromptshiftError);
    expect(error).toMatchObject({
      code: 'configuration',
      message: 'app/promptshift.json:3: rules › model/floating must be one of "error", "warning", "info", "hint", "off".',
    });
  });
});

describe('createFixedSettings', () => {
  it('holds for every folder and says when the file is not there', async () => {
    const root = await scratchFolder({ 'ci.json': '{ "target": "ci" }', 'app/promptshift.json': '{ "target": "app" }' });
    const finder = await createFixedSettings(join(root, 'ci.json'), 'ci.json', root, options);
    expect(await finder.forFolder(join(root, 'app'))).toMatchObject({ settings: { target: 'ci' }, base: root });
    await expect(createFixedSettings(join(root, 'none.json'), 'none.json', root, options)).rejects.toMatchObject({
      code: 'configuration', message: 'none.json: cannot be read: it is not there.',
    });
  });
});
