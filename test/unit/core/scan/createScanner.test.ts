import { describe, expect, it, vi } from 'vitest';
import { Tree } from 'web-tree-sitter';
import type { GrammarSource } from '../../../../src/core/host.ts';
import { createScanner } from '../../../../src/core/scan/createScanner.ts';
import { createSyntaxRuntime } from '../../../../src/core/scan/syntax/runtime.ts';
import type { LanguageId, ScanOptions } from '../../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const signal = new AbortController().signal;
const grammars = createGrammarSource();

/** Says which grammars were asked for. */
function recording(): { readonly source: GrammarSource; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    source: {
      runtime: () => grammars.runtime(),
      grammar: (name) => {
        asked.push(name);
        return grammars.grammar(name);
      },
    },
  };
}

function scan(language: LanguageId, text: string, options: Partial<ScanOptions> = {}, path = `x.${language}`) {
  return createScanner(grammars, { today: () => '2026-11-21', ...options }).scan({ path, language, text }, signal);
}

const roles = async (language: LanguageId, text: string, options?: Partial<ScanOptions>): Promise<readonly string[]> =>
  (await scan(language, text, options)).references.map(({ role, text: id }) => `${role} ${id}`);

describe('loading', () => {
  it('loads no grammar for a text without a candidate, and each once', async () => {
    const { source, asked } = recording();
    const scanner = createScanner(source, { today: () => '2026-11-21' });
    await scanner.scan({ path: 'a.ts', language: 'typescript', text: 'export const answer = 42;' }, signal);
    expect(asked).toEqual([]);
    const one = { path: 'a.ts', language: 'typescript', text: 'call({ model: "gpt-4o" })' } as const;
    await Promise.all([scanner.scan(one, signal), scanner.scan(one, signal)]);
    await scanner.scan(one, signal);
    expect(asked).toEqual(['typescript']);
  });

  it('tries again after a grammar could not be read', async () => {
    let broken = true;
    const source: GrammarSource = {
      runtime: () => grammars.runtime(),
      grammar: (name) => (broken ? Promise.reject(new Error('no such file')) : grammars.grammar(name)),
    };
    const scanner = createScanner(source, { today: () => '2026-11-21' });
    const document = { path: 'a.py', language: 'python', text: 'call(model="gpt-4o")' } as const;
    await expect(scanner.scan(document, signal)).rejects.toThrow('no such file');
    broken = false;
    expect((await scanner.scan(document, signal)).references).toHaveLength(1);
  });

  it('frees every tree, also when reading it fails', async () => {
    const freed = vi.spyOn(Tree.prototype, 'delete');
    const runtime = createSyntaxRuntime(grammars, { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }, 1000);
    expect(await runtime.withTree('python', 'x = 1', ({ rootNode }) => rootNode.type, signal)).toBe('module');
    expect(freed).toHaveBeenCalledTimes(1);
    await expect(runtime.withTree('python', 'x = 1', () => { throw new Error('broken rule'); }, signal)).rejects.toThrow('broken rule');
    expect(freed).toHaveBeenCalledTimes(2);
    freed.mockRestore();
  });
});

describe('hostile and odd texts', () => {
  it.each(['typescript', 'tsx', 'javascript', 'python', 'go', 'java', 'json', 'yaml', 'dotenv', 'markdown'] as const)('reads an empty %s file', async (language) => {
    expect(await scan(language, '')).toMatchObject({ references: [] });
  });

  it('passes a 10 MB file without candidates by', async () => {
    const began = performance.now();
    expect(await scan('typescript', 'const answer = [1, 2, 3];\n'.repeat(400_000))).toMatchObject({ references: [] });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it.each([['typescript', '['], ['python', '('], ['json', '['], ['json', '{"a":'], ['yaml', '['], ['notebook', '[']] as const)('survives deep nesting in %s %s', async (language, open) => {
    const result = await scan(language, `${open.repeat(20_000)}"gpt-4o"`);
    expect(result.path).toBe(`x.${language}`);
    if (language === 'json') expect(result.references).toHaveLength(1);
  });

  it('gives a parse up after its time', async () => {
    const text = `call({ model: "gpt-4o" });${'if (a) { b(c => [d, `e ${f}`]) } else '.repeat(60_000)}`;
    const result = await scan('typescript', text, { parseLimit: 1 });
    expect(result).toMatchObject({ references: [], problem: expect.stringContaining('too long') });
  });

  it('stops when it is aborted', async () => {
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(createScanner(grammars, { today: () => '2026-11-21' }).scan({ path: 'a.ts', language: 'typescript', text: 'f("gpt-4o")' }, aborted)).rejects.toThrow('enough');
  });

  it('says that a notebook is broken', async () => {
    expect((await scan('notebook', '{"cells": "gpt-4o"}')).problem).toContain('not valid JSON');
    expect((await scan('notebook', '[ "gpt-4o"')).problem).toContain('not valid JSON');
  });

  it('reads broken YAML as far as it goes', async () => {
    expect(await roles('yaml', 'model: gpt-4o\n\tbad: [\n')).toContain('usage gpt-4o');
  });

  it('places an id after characters outside the basic plane, with CRLF', async () => {
    const text = '# 😀\r\nx = "😀"; f(model="gpt-4o")\r\n';
    const { references } = await scan('python', text);
    expect(references.map(({ range }) => range)).toEqual([{ start: text.indexOf('gpt'), end: text.indexOf('gpt') + 6 }]);
  });
});

describe('what is no reference', () => {
  it.each([
    ['typescript', 'import x from "./gpt-4o"; const o1 = 1; use(o1); f("o1")'],
    ['python', 'o1 = load()\nname = "mistral"\nimport gpt'],
    ['typescript', 'const url = process.env["GPT_4O_URL"]; f({ model: "my/model" })'],
    ['yaml', 'name: mistral\nenv: OPENAI_MODEL\n'],
    ['json', '{ "name": "o1", "dependencies": { "claude": "1" } }'],
  ] as const)('%s %s', async (language, text) => {
    expect(await roles(language, text)).toEqual([]);
  });

  it('counts bare words in a model position only', async () => {
    expect(await roles('typescript', 'f({ model: "o1", name: "o1" }); if (model === "mistral") g(["o1", "gpt-4o"]);')).toEqual([
      'usage o1', 'branch mistral', 'catalog o1', 'catalog gpt-4o',
    ]);
  });
});

describe('alias uses', () => {
  const accessors = [{ path: 'src/lib/models.ts' }, { path: 'app/models.py' }];

  it('finds what is called through an accessor\'s function', async () => {
    const text = 'import { model } from "../lib/models";\nchat({ model: model("chat.core") });\nother("chat.core");';
    const { references } = await scan('typescript', text, { accessors });
    expect(references.map(({ role, alias, text: id, findings }) => ({ role, alias, id, findings }))).toEqual([{ role: 'usage', alias: 'chat.core', id: 'chat.core', findings: [] }]);
  });

  it('follows Python imports', async () => {
    const { references } = await scan('python', 'from app.models import model\nchat(model=model("chat.core"))\n', { accessors });
    expect(references.map(({ alias }) => alias)).toEqual(['chat.core']);
  });

  it('leaves functions of the same name alone', async () => {
    expect(await roles('typescript', 'import { model } from "mongoose";\nmodel("chat.core");', { accessors })).toEqual([]);
    expect(await roles('typescript', 'import { model } from "../lib/models";\nmodel("chat.core");')).toEqual([]);
  });
});
