import { describe, expect, it, vi } from 'vitest';
import type { GrammarSource, Logger } from '../../../../../src/core/host.ts';
import { createScanner } from '../../../../../src/core/createScanner.ts';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import { createTreeStore } from '../../../../../src/core/scan/syntax/treeStore.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const signal = new AbortController().signal;
const packaged = createGrammarSource();

function recording(): { readonly logger: Logger; readonly warnings: string[] } {
  const warnings: string[] = [];
  return { warnings, logger: { debug: () => undefined, info: () => undefined, warn: (text) => void warnings.push(text), error: () => undefined } };
}

/** Grammars whose parsers are counted. */
function counted(): { readonly grammars: GrammarSource; readonly started: () => number } {
  let started = 0;
  return { started: () => started, grammars: { ...packaged, parser: () => { started++; return packaged.parser(); } } };
}

/** A real WebAssembly trap: `(func unreachable)`. */
async function trap(): Promise<() => void> {
  const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11);
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return instance.exports['t'] as () => void;
}

describe('a parser that breaks down', () => {
  it('is replaced, and only the text it broke down on is lost', async () => {
    const { grammars, started } = counted();
    const { logger, warnings } = recording();
    const trees = createTreeStore(4);
    const runtime = createSyntaxRuntime(grammars, logger, 20_000, trees);
    const type = (grammar: string) => runtime.withTree(grammar, 'x = 1', ({ rootNode }) => rootNode.type, signal, 'kept');
    expect(await type('python')).toBe('module');
    const breakDown = await trap();
    expect(await runtime.withTree('python', 'y = 2', breakDown, signal)).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('The python parser broke down on a text of 5 characters and was replaced')]);
    expect(await type('python'), 'from the tree of a parser that is gone').toBe('module');
    expect(await type('ruby')).toBe('program');
    expect(started()).toBe(2);
  });

  it('does so too when the trap comes out of the parse, and the file says that it could not be parsed', async () => {
    const { grammars } = counted();
    const breakDown = await trap();
    const broken: GrammarSource = {
      ...grammars,
      parser: vi.fn(grammars.parser).mockImplementationOnce(async () => {
        const instance = await grammars.parser();
        vi.spyOn(instance.Parser.prototype, 'parse').mockImplementationOnce(() => breakDown() as never);
        return instance;
      }),
    };
    const scanner = createScanner(broken, { today: () => '2026-11-21', parseLimit: 20_000 });
    const document = { path: 'a.py', language: 'python', text: 'call(model="gpt-4o")' } as const;
    expect(await scanner.scan(document, signal)).toMatchObject({ references: [], problem: expect.stringContaining('the file was not scanned') });
    const after = await scanner.scan(document, signal);
    expect(after.references.map(({ text, role }) => `${role} ${text}`)).toEqual(['usage gpt-4o']);
    expect(after.problem).toBeUndefined();
  });

  it('is replaced where a grammar fails a check of its own', async () => {
    const { logger, warnings } = recording();
    const runtime = createSyntaxRuntime(packaged, logger, 20_000);
    expect(await runtime.withTree('ruby', `<<'${'a'.repeat(300)}`, () => 'read', signal)).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('A grammar failed a check of its own')]);
    expect(await runtime.withTree('ruby', 'x', ({ rootNode }) => rootNode.type, signal)).toBe('program');
  });

  it('is asked again from the beginning where it broke down on what it had parsed before', async () => {
    const { grammars, started } = counted();
    const runtime = createSyntaxRuntime(grammars, recording().logger, 20_000, createTreeStore(1));
    const breakDown = await trap();
    let uses = 0;
    const use = (): string => (++uses === 2 ? String(breakDown()) : `use ${uses}`);
    expect(await runtime.withTree('python', 'x', use, signal, 'kept')).toBe('use 1');
    expect(await runtime.withTree('python', 'xy', use, signal, 'kept')).toBe('use 3');
    expect(started()).toBe(2);
  });

  it('passes other errors on and goes on with the same parser', async () => {
    const { grammars, started } = counted();
    const runtime = createSyntaxRuntime(grammars, recording().logger, 20_000);
    await expect(runtime.withTree('python', 'x', () => { throw new TypeError('ours'); }, signal)).rejects.toThrow('ours');
    expect(await runtime.withTree('python', 'x', ({ rootNode }) => rootNode.type, signal)).toBe('module');
    expect(started()).toBe(1);
  });

  it('survives what left the stack that it comes with', async () => {
    const runtime = createSyntaxRuntime(packaged, recording().logger, 20_000);
    const nested = `${'f('.repeat(900)}"gpt-4o"${')'.repeat(900)}`;
    expect(await runtime.withTree('python', nested, ({ rootNode }) => rootNode.hasError, signal)).toBe(false);
    const unary = `${'!'.repeat(3000)}a;`;
    await runtime.withTree('cpp', unary, ({ rootNode }) => rootNode.type, signal);
    expect(await runtime.withTree('python', 'x = 1', ({ rootNode }) => rootNode.hasError, signal)).toBe(false);
  });

  it('starts anew after a text that took too much memory', async () => {
    const { grammars, started } = counted();
    let bytes = 0;
    const runtime = createSyntaxRuntime({ ...grammars, parser: async () => ({ ...await grammars.parser(), bytes: () => bytes }) }, recording().logger, 20_000);
    const parse = () => runtime.withTree('python', 'x', ({ rootNode }) => rootNode.type, signal);
    await parse();
    bytes = 200e6;
    expect(await parse()).toBe('module');
    expect(started()).toBe(1);
    bytes = 0;
    expect(await parse()).toBe('module');
    expect(started()).toBe(2);
  });
});

describe('the limit of a parse', () => {
  it('ends one that has no time, and leaves the parser as it was', async () => {
    const { grammars, started } = counted();
    const never = createSyntaxRuntime(grammars, recording().logger, -1);
    expect(await never.withTree('python', 'x = 1\n'.repeat(10_000), () => 'parsed', signal)).toBeUndefined();
    expect(started()).toBe(1);
  });

  it('gives the text of nodes also when it is over since', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const runtime = createSyntaxRuntime(packaged, recording().logger, 1000);
    const text = await runtime.withTree('python', 'x = 1', ({ rootNode }) => {
      vi.setSystemTime(Date.now() + 5000);
      return rootNode.text;
    }, signal);
    vi.useRealTimers();
    expect(text).toBe('x = 1');
  });
});

describe('Swift', () => {
  it('is read the same way whatever was parsed before', async () => {
    const runtime = createSyntaxRuntime(packaged, recording().logger, 20_000);
    const shape = (text: string) => runtime.withTree('swift', text, ({ rootNode }) => rootNode.toString(), signal);
    const fresh = await shape('let m = #"gpt-4o"#\nlet n = "a"\n');
    await shape('let m = ###"gpt-4o\nlet n = "##\n');
    await runtime.withTree('ruby', 'x = %q(a)\n'.repeat(200), () => undefined, signal);
    expect(await shape('let m = #"gpt-4o"#\nlet n = "a"\n')).toBe(fresh);
  });
});
