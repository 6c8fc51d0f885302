import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPinner } from '../../../../../src/core/aliases/pin/pinner.ts';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';
import { day, esmProject, pinMarked, readMarked, signal, syntax } from './marked.ts';

const source = 'import a from "openai";\n\nexport const ask = () => a("«gpt-5.4»");\n';

describe('createPinner', () => {
  it('makes the alias, the accessor and its record, and edits the code', async () => {
    const { plan, files } = await pinMarked('src/chat/ask.ts', source, esmProject);
    expect(plan.files.map((file) => [file.path, 'create' in file])).toEqual([
      ['src/chat/ask.ts', false], ['models.config.json', true], ['src/models.ts', true], ['promptshift.json', true],
    ]);
    expect(files['src/chat/ask.ts']).toBe('import a from "openai";\nimport { model } from "../models.js";\n\nexport const ask = () => a(model("chat.core"));\n');
    expect(JSON.parse(files['models.config.json'] ?? '')).toEqual({ aliases: { 'chat.core': { default: 'gpt-5.4-2026-03-05', env: 'OPENAI_MODEL_CHAT_CORE' } } });
    expect(JSON.parse(files['promptshift.json'] ?? '')).toEqual({ accessors: [{ language: 'typescript', path: 'src/models.ts' }] });
    expect(files['src/models.ts']).toContain('const aliases = ["chat.core"] as const;');
    expect(plan).toMatchObject({ refused: [], notes: [] });
  });

  it('adds to what is there, and nothing the second time', async () => {
    const first = await pinMarked('src/ask.ts', source, esmProject);
    const second = await pinMarked('src/other.ts', "ask('«gpt-4.1»')\n", first.files, 'chat.other');
    expect(second.files['src/models.ts']).toContain('const aliases = ["chat.core", "chat.other"] as const;');
    expect(Object.keys((JSON.parse(second.files['models.config.json'] ?? '') as { aliases: object }).aliases)).toEqual(['chat.core', 'chat.other']);
    expect(second.plan.files.map(({ path }) => path)).toEqual(['src/other.ts', 'models.config.json', 'src/models.ts']);

    const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000, accessors: [{ path: 'src/models.ts' }] });
    const again = await scanner.scan({ path: 'src/ask.ts', language: 'typescript', text: second.files['src/ask.ts'] ?? '' }, signal);
    expect(again.references.map(({ text, alias, role }) => [text, alias, role])).toEqual([['chat.core', 'chat.core', 'usage']]);
    const pinner = createPinner({ syntax, files: { read: async (path) => second.files[path] }, day });
    const document = { path: 'src/ask.ts', language: 'typescript' as const, text: second.files['src/ask.ts'] ?? '' };
    expect((await pinner.pin({ document, references: again.references, alias: 'chat.core' }, signal)).files).toEqual([]);
  });

  it('uses an alias that exists, and says when it stands for another model', async () => {
    const config = '{ "aliases": { "chat.core": { "default": "gpt-5.5-2026-04-23" } } }\n';
    const { plan, files } = await pinMarked('src/ask.ts', source, { ...esmProject, 'models.config.json': config });
    expect(files['models.config.json']).toBe(config);
    expect(plan.notes).toEqual(['"chat.core" stands for gpt-5.5-2026-04-23; the code asked for gpt-5.4.']);
    const same = await pinMarked('src/ask.ts', source.replace('gpt-5.4', 'gpt-5.5'), { ...esmProject, 'models.config.json': config });
    expect(same.plan.notes).toEqual([]);
  });

  it('puts only one model behind a new alias', async () => {
    const { plan, files } = await pinMarked('src/ask.ts', 'ask("«gpt-5.4»", "«gpt-5.4-2026-03-05»", "«gpt-4o»");\n', esmProject);
    expect(files['src/ask.ts']).toContain('ask(model("chat.core"), model("chat.core"), "gpt-4o");');
    expect(plan.refused.map(({ reason }) => reason)).toEqual(['"chat.core" is made for gpt-5.4-2026-03-05; this asks for another model.']);
  });

  it('never makes an alias of a snapshot without a future', async () => {
    const { files } = await pinMarked('src/ask.ts', 'ask("«gpt-5»");\n', esmProject);
    expect(files['models.config.json']).toContain('"default": "gpt-5"');
  });

  it('keeps a router’s prefix, whose snapshots the catalog does not know', async () => {
    const { files } = await pinMarked('src/ask.ts', 'ask("«openai/gpt-4o»");\n', esmProject);
    expect(files['models.config.json']).toContain('"default": "openai/gpt-4o"');
  });

  it('stays in the package of a monorepo', async () => {
    const root = { 'package.json': '{}', 'promptshift.json': '{ "accessors": [{ "language": "typescript", "path": "packages/b/src/models.ts" }] }' };
    const { files } = await pinMarked('packages/a/src/ask.ts', source, { ...root, 'packages/a/package.json': '{ "type": "module" }' });
    expect(files['packages/a/src/models.ts']).toContain('import.meta.url');
    expect(files['packages/a/models.config.json']).toContain('chat.core');
    expect(JSON.parse(files['promptshift.json'] ?? '')).toMatchObject({ accessors: [{}, { language: 'typescript', path: 'packages/a/src/models.ts' }] });
  });

  it('does not overwrite a file that happens to be called models.ts', async () => {
    const { files } = await pinMarked('src/ask.ts', source, { ...esmProject, 'src/models.ts': 'export const users = [];\n' });
    expect(files['src/models.ts']).toBe('export const users = [];\n');
    expect(files['src/ask.ts']).toContain('from "./modelAliases.js"');
    expect(files['src/modelAliases.ts']).toContain('chat.core');
  });

  it('writes the accessor as the compiler wants it', async () => {
    const { files } = await pinMarked('src/ask.ts', source, { 'package.json': '{}', 'tsconfig.json': '{ // old\n "compilerOptions": { "module": "CommonJS" } }' });
    expect(files['src/models.ts']).toContain('typeof __dirname');
    expect(files['src/ask.ts']).toContain('from "./models";');
  });

  describe('where a bundler takes the code in', () => {
    const next = { 'package.json': '{ "dependencies": { "next": "16" } }', 'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }' };

    it('has the accessor import the file, so that pages and edge functions can ask it', async () => {
      const edge = await pinMarked('app/api/chat/route.ts', `export const runtime = "edge";\n${source}`, next);
      expect(edge.plan.refused).toEqual([]);
      expect(edge.files['app/models.ts']).toContain('import config from "../models.config.json";');
      expect(edge.files['app/models.ts']).not.toContain('node:');
      expect(edge.plan.notes).toEqual(['The accessor imports models.config.json: a change of it holds from the next build, and the alias’s variable on the server alone.']);
      const page = await pinMarked('app/page.tsx', "'use client';\nask('«gpt-4.1»');\n", edge.files, 'chat.page');
      expect(page.files['app/page.tsx']).toContain("ask(model('chat.page'));");
      expect(page.files['app/models.ts']).toContain('const aliases = ["chat.core", "chat.page"] as const;');
    });

    it('leaves such code alone while the accessor that is there reads the file', async () => {
      const reads = await pinMarked('app/ask.ts', source, esmProject);
      const { plan } = await pinMarked('app/api/chat/route.ts', `export const runtime = 'edge';\n${source}`, { ...next, 'app/models.ts': reads.files['app/models.ts'] ?? '' }, 'chat.edge');
      expect(plan.refused.map(({ reason }) => reason)).toEqual(['This file runs on the edge runtime (runtime = "edge"), where the accessor cannot read models.config.json.']);
    });
  });

  it('warns where the code may run in a browser', async () => {
    const { plan } = await pinMarked('src/ask.ts', source, { 'package.json': '{ "type": "module", "dependencies": { "react": "19" } }' });
    expect(plan.notes).toEqual(['The accessor reads models.config.json through Node: keep it out of code that is bundled for the browser.']);
  });

  it('says which languages are left', async () => {
    const { plan } = await pinMarked('app/a.cpp', 'ask("«gpt-5.6-sol»");\n', {});
    expect(plan).toMatchObject({ files: [], refused: [{ reason: 'C++ code cannot ask for an alias, and there is no snapshot to write: gpt-5.6-sol is a snapshot already.' }] });
  });

  it('never puts another kind of model behind an alias', async () => {
    const config = '{ "aliases": { "chat.core": { "default": "gpt-5.4-2026-03-05" } } }\n';
    const { plan, files } = await pinMarked('src/ask.ts', 'ask("«text-embedding-3-small»", "«gpt-image-1»", "«whisper-1»", "«gpt-5.4»");\n', { ...esmProject, 'models.config.json': config });
    expect(plan.refused.map(({ reason }) => reason)).toEqual([
      '"chat.core" stands for gpt-5.4-2026-03-05 (chat); text-embedding-3-small is another kind of model (embedding) and needs an alias of its own.',
      '"chat.core" stands for gpt-5.4-2026-03-05 (chat); gpt-image-1 is another kind of model (image) and needs an alias of its own.',
      '"chat.core" stands for gpt-5.4-2026-03-05 (chat); whisper-1 is another kind of model (speech) and needs an alias of its own.',
    ]);
    expect(files['src/ask.ts']).toContain('ask("text-embedding-3-small", "gpt-image-1", "whisper-1", model("chat.core"));');
  });

  it('refuses what it cannot edit safely', async () => {
    await expect(pinMarked('src/a.ts', source, { ...esmProject, 'models.config.json': '{ "aliases": ' })).rejects.toThrow('models.config.json:1: this is not valid JSON.');
    await expect(pinMarked('src/a.ts', source, esmProject, 'Chat Core')).rejects.toThrow('"Chat Core" is not an alias name.');
  });

  it('stops when asked', async () => {
    const { document, references } = readMarked('src/a.ts', source);
    const pinner = createPinner({ syntax, files: { read: async () => undefined }, day });
    await expect(pinner.pin({ document, references, alias: 'chat.core' }, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('offers the aliases there are and a name from the code around', async () => {
    const workspace = 'test/fixtures/workspace/';
    const text = readFileSync(`${workspace}src/reply.ts`, 'utf8');
    const { document, references } = readMarked('src/reply.ts', text.replace('"gpt-4o"', '"«gpt-4o»"').replace('"gpt-4.1"', '"«gpt-4.1»"'));
    const read = async (path: string): Promise<string | undefined> => (path === 'models.config.json' ? readFileSync(workspace + path, 'utf8') : undefined);
    const pinner = createPinner({ syntax, files: { read }, day });
    const offers = await Promise.all(references.map((reference) => pinner.aliasesFor(document, reference, signal)));
    expect(offers.map(({ suggestion }) => suggestion)).toEqual(['chat.draft-reply', 'chat.review-draft']);
    expect(offers[0]?.known).toEqual([{ name: 'chat.triage', model: 'gpt-5.4-2026-03-05', isSame: false }]);
    const again = readMarked('src/again.ts', 'ask("«gpt-5.4»");\n');
    expect((await pinner.aliasesFor(again.document, again.references[0] as never, signal)).known).toMatchObject([{ isSame: true }]);
  });
});
