import { describe, expect, it, vi } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import type { GrammarSource } from '../../../src/core/host.ts';
import { createScanner } from '../../../src/core/createScanner.ts';
import { createSyntaxRuntime } from '../../../src/core/scan/syntax/runtime.ts';
import type { Search } from '../../../src/core/scan/live/wordStore.ts';
import type { LanguageId, ScanOptions } from '../../../src/core/scan/types.ts';
import { createGrammarSource } from '../../../src/node/grammarSource.ts';

const signal = new AbortController().signal;
const grammars = createGrammarSource();

/** Says which grammars were asked for. */
function recording(): { readonly source: GrammarSource; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    source: {
      parser: () => grammars.parser(),
      grammar: (name) => {
        asked.push(name);
        return grammars.grammar(name);
      },
    },
  };
}

function scan(language: LanguageId, text: string, options: Partial<ScanOptions> = {}, path = `x.${language}`) {
  return createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000, ...options }).scan({ path, language, text }, signal);
}

const roles = async (language: LanguageId, text: string, options?: Partial<ScanOptions>): Promise<readonly string[]> =>
  (await scan(language, text, options)).references.map(({ role, text: id }) => `${role} ${id}`);

describe('loading', () => {
  it('loads no grammar for a text without a candidate, and each once', async () => {
    const { source, asked } = recording();
    const scanner = createScanner(source, { today: () => '2026-11-21', parseLimit: 20_000 });
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
      parser: () => grammars.parser(),
      grammar: (name) => (broken ? Promise.reject(new Error('no such file')) : grammars.grammar(name)),
    };
    const scanner = createScanner(source, { today: () => '2026-11-21', parseLimit: 20_000 });
    const document = { path: 'a.py', language: 'python', text: 'call(model="gpt-4o")' } as const;
    await expect(scanner.scan(document, signal)).rejects.toThrow('no such file');
    broken = false;
    expect((await scanner.scan(document, signal)).references).toHaveLength(1);
  });

  it('frees every tree, also when reading it fails', async () => {
    const runtime = createSyntaxRuntime(grammars, { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }, 1000);
    const freed = await runtime.withTree('python', '', (tree) => vi.spyOn(Object.getPrototypeOf(tree) as Tree, 'delete'), signal);
    freed?.mockClear();
    expect(await runtime.withTree('python', 'x = 1', ({ rootNode }) => rootNode.type, signal)).toBe('module');
    expect(freed).toHaveBeenCalledTimes(1);
    await expect(runtime.withTree('python', 'x = 1', () => { throw new Error('broken rule'); }, signal)).rejects.toThrow('broken rule');
    expect(freed).toHaveBeenCalledTimes(2);
  });
});

describe('hostile and odd texts', () => {
  it.each(['typescript', 'tsx', 'javascript', 'python', 'go', 'java', 'json', 'yaml', 'dotenv', 'markdown', 'csharp', 'ruby', 'rust', 'php', 'cpp', 'kotlin', 'swift', 'bash', 'powershell', 'hcl', 'toml', 'ini', 'dockerfile', 'sql', 'bicep', 'prompt', 'baml'] as const)('reads an empty %s file', async (language) => {
    expect(await scan(language, '')).toMatchObject({ references: [] });
  });

  it('passes a 10 MB file without candidates by', async () => {
    const began = performance.now();
    expect(await scan('typescript', 'const answer = [1, 2, 3];\n'.repeat(400_000))).toMatchObject({ references: [] });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it.each([['typescript', '['], ['python', '('], ['json', '['], ['json', '{"a":'], ['yaml', '['], ['notebook', '['], ['csharp', '('], ['ruby', '['], ['rust', '('], ['php', '<?php ['], ['cpp', '{'], ['kotlin', '('], ['swift', '['], ['bash', '$('], ['powershell', '('], ['hcl', 'a = ['], ['toml', 'a = ['], ['bicep', '['], ['baml', '{'], ['sql', '('], ['dockerfile', 'RUN (']] as const)('survives deep nesting in %s %s', async (language, open) => {
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
    await expect(createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000 }).scan({ path: 'a.ts', language: 'typescript', text: 'f("gpt-4o")' }, aborted)).rejects.toThrow('enough');
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
    ['typescript', 'import x from "./scan/gpt-4o"; const o1 = 1; use(o1); f("o1")'],
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
  const accessors = [{ path: 'src/lib/models.ts' }, { path: 'app/models.py' }, { path: 'internal/models/models.go' }, { path: 'src/main/java/com/acme/Models.java' }];
  const aliases = async (language: LanguageId, text: string, path?: string): Promise<readonly string[]> =>
    (await scan(language, text, { accessors }, path)).references.flatMap(({ alias }) => alias ?? []);

  it('finds what is called through an accessor\'s function', async () => {
    const text = 'import { model } from "./lib/models";\nchat({ model: model("chat.core") });\nother("chat.core");';
    const { references } = await scan('typescript', text, { accessors });
    expect(references.map(({ role, alias, text: id, findings }) => ({ role, alias, id, findings }))).toEqual([{ role: 'usage', alias: 'chat.core', id: 'chat.core', findings: [] }]);
  });

  it.each([
    'import { model as modelFor } from "./models.js";\nchat({ model: modelFor("chat.core") });',
    'import * as ai from "@/lib/models";\nchat({ model: ai.model("chat.core") });',
    'import ai, { other } from "./lib/models.ts";\nai.model("chat.core"); other("chat.core"); ai.other("chat.core");',
    'const { model: pick } = require("./models");\npick("chat.core");',
    'const { model } = require("./lib/models.js");\nmodel("chat.core");',
    'const ai = require("./models");\nai.model("chat.core"); ai("chat.core");',
    'const pick = require("./models").model;\npick("chat.core");',
    'async function f() { const { model: pick } = await import("./models.js"); pick("chat.core"); }',
  ])('follows the import: %s', async (text) => {
    expect(await aliases('typescript', text)).toEqual(['chat.core']);
    expect(await aliases('javascript', text)).toEqual(['chat.core']);
  });

  it.each([
    'from app.models import model\nchat(model=model("chat.core"))\n',
    'from .models import model as m\nchat(model=m("chat.core"))\n',
    'from models import other, model as m\nm("chat.core"); other("chat.core")\n',
    'from app import models\nmodels.model("chat.core"); models.other("chat.core")\n',
    'from . import models as ai\nai.model("chat.core")\n',
    'import app.models\napp.models.model("chat.core")\n',
    'import app.models as ai\nai.model("chat.core")\n',
    'def f():\n    from app.models import model as m\n    return m("chat.core")\n',
  ])('follows Python imports: %s', async (text) => {
    expect(await aliases('python', text)).toEqual(['chat.core']);
  });

  it.each([
    ['import "example.com/acme/internal/models"\nvar a = models.Model("chat.core")\nvar b = models.Other("chat.core")', 'cmd/main.go'],
    ['import (\n\tai "example.com/acme/internal/models"\n)\nvar a = ai.Model("chat.core")', 'cmd/main.go'],
    ['import . "example.com/acme/internal/models"\nvar a = Model("chat.core")', 'cmd/main.go'],
    ['var a = Model("chat.core")', 'internal/models/use.go'],
  ])('follows Go imports: %s', async (text, path) => {
    expect(await aliases('go', `package main\n${text}\n`, path)).toEqual(['chat.core']);
  });

  it.each([
    ['import com.acme.Models;\nclass A { String b = Models.model("chat.core"); String c = Models.other("chat.core"); }', 'src/main/java/com/acme/app/A.java'],
    ['import static com.acme.Models.model;\nclass A { String b = model("chat.core"); }', 'src/main/java/com/acme/app/A.java'],
    ['import static com.acme.Models.*;\nclass A { String b = model("chat.core"); }', 'src/main/java/com/acme/app/A.java'],
    ['import com.acme.*;\nclass A { String b = Models.model("chat.core"); }', 'src/main/java/com/acme/app/A.java'],
    ['class A { String b = Models.model("chat.core"); String c = Others.model("chat.core"); }', 'src/main/java/com/acme/A.java'],
  ])('follows Java imports: %s', async (text, path) => {
    expect(await aliases('java', text, path)).toEqual(['chat.core']);
  });

  it.each([
    ['typescript', 'import { model } from "mongoose";\nmodel("chat.core");'],
    ['typescript', 'import { other as model } from "./lib/models";\nmodel("chat.core");'],
    ['typescript', 'const model = make();\nmodel("chat.core"); models.model("chat.core");'],
    ['python', 'from django.db import model\nmodel("chat.core")\n'],
    ['go', 'package a\nimport "example.com/other/model"\nvar b = model.Model("chat.core")\nvar c = Model("chat.core")\n'],
    ['java', 'import org.other.Models;\nclass A { String b = Models.model("chat.core"); }'],
  ] as const)('leaves functions of the same name alone: %s %s', async (language, text) => {
    expect(await aliases(language, text, 'elsewhere/x')).toEqual([]);
  });

  it('takes no string of a data file for a possible alias, which would read a large one many times slower', async () => {
    const asked: string[] = [];
    const words = { find: (name: string, { id, find }: Search, text: string) => { asked.push(`${name} ${id}`); return find(text); } };
    const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', accessors, words: { ...words, forget: () => undefined } });
    const analyse = (language: LanguageId, text: string) => scanner.analyse({ path: `a.${language}`, name: language, language, text }, new AbortController().signal);
    const { references } = await analyse('json', '{"columns": ["core", "chat.core"], "model": "gpt-4o"}');
    await analyse('notebook', '{"cells": [{"cell_type": "code", "source": ["model(\\"chat.core\\")"]}]}');
    expect(references.map(({ text }) => text)).toEqual(['gpt-4o']);
    expect(asked.filter((each) => each.includes('seeds'))).toEqual(['json seeds', 'notebook seeds aliases']);
  });

  it('knows none without accessors', async () => {
    expect(await roles('typescript', 'import { model } from "./lib/models";\nmodel("chat.core");')).toEqual([]);
  });
});
