import { describe, expect, it } from 'vitest';
import { createSyntaxRuntime } from '../../../../../src/core/scan/syntax/runtime.ts';
import { createTreeStore } from '../../../../../src/core/scan/syntax/treeStore.ts';
import { createReadCaches } from '../../../../../src/core/toolSchemas/code/readCache.ts';
import { findDocumentSchemas } from '../../../../../src/core/toolSchemas/documentSchemas.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';
import { RecordingLogger } from '../../../extension/inMemoryEditor.ts';
import { seeded } from '../generateSchema.ts';

const grammars = createGrammarSource();
const live = createSyntaxRuntime(grammars, new RecordingLogger(), 5000, createTreeStore(2));
const fresh = createSyntaxRuntime(grammars, new RecordingLogger(), 5000);
const { signal } = new AbortController();

const inner = '{ type: "object", properties: { street: { type: "string", description: "As it is written on the parcel" }, city: { type: "string" }, code: { type: "string", minLength: 4 } }, required: ["street", "city"], additionalProperties: false }';
const tool = (name: string, parameters: string): string => `  { type: "function", function: { name: "${name}", description: "größer", strict: true, parameters: ${parameters} } },\n`;
const start = `const shared = ${inner};\nexport const tools = [\n${tool('a', inner)}${tool('b', 'shared')}${tool('c', `{ type: "object", properties: { to: shared, from: ${inner} } }`)}${tool('d', `{ ...shared, title: ${JSON.stringify('x'.repeat(200))} }`)}];\n`;

/** Changes as people make them, also those that change what a literal means without changing it. */
const changes: readonly ((text: string, at: number) => string)[] = [
  (text, at) => `${text.slice(0, at)} ${text.slice(at)}`,
  (text) => `// a line above\n${text}`,
  (text) => text.replace('"street"', '"road"'),
  (text) => text.replace('minLength: 4', 'minLength: 5'),
  (text) => `${text}shared.title = "changed";\n`,
  (text) => text.replace('shared.title = "changed";\n', ''),
  (text) => text.replace('const shared', 'const other = 1;\nconst shared'),
  (text) => text.replaceAll('shared', 'common'),
  (text) => text.replace('export const tools', `export const more = ${inner};\nexport const tools`),
];

describe('reading again with a cache', () => {
  it('finds what reading for the first time finds, change by change', async () => {
    const random = seeded(5);
    const caches = createReadCaches();
    let text = start;
    let found = 0;
    for (let round = 0; round < 24; round++) {
      const again = await findDocumentSchemas({ text, language: 'typescript', name: 'a' }, live, signal, caches);
      const first = await findDocumentSchemas({ text, language: 'typescript' }, fresh, signal);
      expect(again, `round ${round}`).toEqual(first);
      found += first.kind === 'read' ? first.found.length : 0;
      text = round % 8 === 7 ? start : (changes[Math.floor(random() * changes.length)]?.(text, text.indexOf('{', Math.floor(random() * text.length))) ?? text);
    }
    expect(found).toBeGreaterThan(80);
  });
});
