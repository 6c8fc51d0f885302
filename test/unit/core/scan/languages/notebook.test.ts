import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function foundIn(notebook: object): Promise<readonly string[]> {
  const text = JSON.stringify(notebook, undefined, 1);
  const { references } = await scanner.scan({ path: 'a.ipynb', language: 'notebook', text }, new AbortController().signal);
  return references.map(({ role, text: id, range }) => `${role} ${text.slice(range.start, range.end)}${id === text.slice(range.start, range.end) ? '' : ' elsewhere'}`);
}

const code = (source: string, metadata: object = {}): object => ({ cell_type: 'code', metadata, source: [source], outputs: [] });

describe('notebooks of other languages', () => {
  it('reads cells in the language of the kernel', async () => {
    const cells = [code('const model = "gpt-4o";\n'), code('await ask({ model });')];
    expect(await foundIn({ metadata: { kernelspec: { language: 'typescript' } }, cells })).toEqual(['usage gpt-4o']);
  });

  it('reads each cell in its own language', async () => {
    const cells = [code('$a = Request-Chat -Model gpt-4o -Text hi', { polyglot_notebook: { kernelName: 'pwsh' } }), code('var m = new Chat(model: "gpt-4o-mini");')];
    expect(await foundIn({ metadata: { kernelspec: { language: 'C#' } }, cells })).toEqual(['usage gpt-4o', 'usage gpt-4o-mini']);
  });

  it('reads Python where nothing says otherwise', async () => {
    expect(await foundIn({ cells: [code('ask(model="gpt-4o")')] })).toEqual(['usage gpt-4o']);
  });
});
