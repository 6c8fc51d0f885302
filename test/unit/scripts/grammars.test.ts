import { describe, expect, it } from 'vitest';
import { shippedGrammars } from '../../../scripts/build/wasm.ts';
import { createScanner, languageOf, type GrammarSource } from '../../../src/core/index.ts';
import { createGrammarSource } from '../../../src/node/grammarSource.ts';

const documents: Readonly<Record<string, string>> = {
  'a.ts': 'call({ model: "gpt-4o" })', 'a.tsx': 'call({ model: "gpt-4o" })', 'a.js': 'call({ model: "gpt-4o" })', 'a.jsx': 'call({ model: "gpt-4o" })',
  'a.py': 'call(model="gpt-4o")', 'a.go': 'package a\nvar m = Call{Model: "gpt-4o"}\n', 'A.java': 'class A { void b() { call().model("gpt-4o"); } }',
  'A.cs': 'class A { void B() { Call(model: "gpt-4o"); } }', 'a.rb': 'call(model: "gpt-4o")', 'a.rs': 'fn a() { b().model("gpt-4o"); }', 'a.php': '<?php call(model: "gpt-4o");',
  'a.cpp': 'void a() { b("gpt-4o"); }', 'A.kt': 'fun a() { call(model = "gpt-4o") }', 'a.swift': 'call(model: "gpt-4o")', 'a.sh': 'MODEL=gpt-4o', 'a.ps1': '$model = "gpt-4o"',
  'a.tf': 'model = "gpt-4o"\n', 'a.toml': 'model = "gpt-4o"', 'a.ini': 'model = gpt-4o', 'Dockerfile': 'ENV MODEL=gpt-4o', 'a.sql': "UPDATE a SET model = 'gpt-4o'", 'a.bicep': "param model string = 'gpt-4o'",
  'a.prompt': '---\nmodel: gpt-4o\n---\n', 'a.baml': 'client<llm> A { options { model "gpt-4o" } }',
  'a.json': '{ "model": "gpt-4o" }', 'a.yaml': 'model: gpt-4o\n', '.env': 'MODEL=gpt-4o\n', 'a.md': '---\nmodel: gpt-4o\n---\n```ruby\nx\n```\n',
  'a.ipynb': '{"cells":[{"cell_type":"code","source":["call(model=\\"gpt-4o\\")"],"metadata":{},"outputs":[]}],"metadata":{"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5}',
};

describe('the grammars that are shipped', () => {
  it('are those that the scanner loads, each of which finds its reference', async () => {
    const packaged = createGrammarSource();
    const asked = new Set<string>();
    const recording: GrammarSource = {
      parser: () => packaged.parser(),
      grammar: (name) => {
        asked.add(name);
        return packaged.grammar(name);
      },
    };
    const scanner = createScanner(recording, { today: () => '2026-11-21', parseLimit: 20_000 });
    for (const [path, text] of Object.entries(documents)) {
      const language = languageOf(path);
      if (language === undefined) throw new Error(`${path} has no language`);
      const { references } = await scanner.scan({ path, language, text }, new AbortController().signal);
      expect({ path, texts: references.map((each) => each.text) }).toEqual({ path, texts: ['gpt-4o'] });
    }
    expect([...asked].toSorted()).toEqual(shippedGrammars.toSorted());
  });
});
