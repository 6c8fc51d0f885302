import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFile } from '../keystroke/exampleFile.ts';

/** How a large workspace looks: one file in ten speaks to a model, the others are plain code, data and prose. */
export type ManyFiles = { readonly files: number; readonly withModels: number };

const filesPerFolder = 50;

/** Fills a folder with `count` generated files, the same in every run; some 60 lines each. */
export function writeManyFiles(folder: string, count: number): ManyFiles {
  const speaking = { ts: exampleFile('typescript', 60), py: exampleFile('python', 60) } as const;
  const plain = [
    { ending: 'ts', text: (i: number) => withoutModels(speaking.ts, i) },
    { ending: 'py', text: (i: number) => withoutModels(speaking.py, i) },
    { ending: 'json', text: (i: number) => `${JSON.stringify(Array.from({ length: 40 }, (_, at) => ({ id: i * 40 + at, name: `parcel ${at}`, open: at % 2 === 0 })), undefined, 2)}\n` },
    { ending: 'md', text: (i: number) => `# Chapter ${i}\n\n${'Letters are weighed before boxes, and boxes before pallets.\n\n'.repeat(30)}` },
  ] as const;
  let withModels = 0;
  for (let i = 0; i < count; i++) {
    const inside = join(folder, `part-${Math.floor(i / filesPerFolder)}`);
    if (i % filesPerFolder === 0) mkdirSync(inside, { recursive: true });
    if (i % 10 === 0) {
      withModels++;
      const ending = i % 20 === 0 ? 'ts' : 'py';
      writeFileSync(join(inside, `speaks-${i}.${ending}`), `${speaking[ending]}${ending === 'ts' ? '//' : '#'} ${i}\n`);
      continue;
    }
    const kind = plain[i % plain.length];
    if (kind !== undefined) writeFileSync(join(inside, `plain-${i}.${kind.ending}`), kind.text(i));
  }
  return { files: count, withModels };
}

/** The same code, asking nobody. */
function withoutModels(text: string, i: number): string {
  return `${text.replaceAll(/gpt-4o-2024-08-06|claude-3-opus-20240229|gemini-2\.5-pro|mistral-large-latest|chatgpt-4o-latest|gpt-4o|o3-mini/g, `desk-${i}`)}\n`;
}
