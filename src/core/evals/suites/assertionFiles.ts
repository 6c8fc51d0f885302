import { decodeText } from '../../text/decode.ts';
import { PromptshiftError } from '../../errors.ts';
import { remoteReference } from '../assertions/remoteReference.ts';
import { kindOf, type Assertion, type AssertionOf } from '../assertions/options.ts';
import { joined } from './fileLines.ts';
import { pathInside } from './suitePaths.ts';
import type { SuiteFiles } from './types.ts';

type Filled = { readonly assert: readonly Assertion[] } | Refused;
type Refused = { readonly refused: string; readonly remedy: string };

const maxBytes = 1024 * 1024;

/** The file an assertion names instead of holding it itself, as written. */
export function fileOf(assertion: Assertion): string | undefined {
  switch (kindOf(assertion.type).kind) {
    case 'json-schema': {
      const { schema } = assertion as AssertionOf<'json-schema'>;
      return typeof schema === 'string' ? schema : undefined;
    }
    case 'javascript': return (assertion as AssertionOf<'javascript'>).file;
    default: return undefined;
  }
}

/** Puts what the files of assertions hold in their place. Each file is read once, and none outside of the workspace. */
export function createAssertionFiles(suitePath: string, files: SuiteFiles, signal: AbortSignal): { fill(assert: readonly Assertion[]): Promise<Filled> } {
  const texts = new Map<string, Promise<{ readonly text: string } | Refused>>();
  const plain = new WeakSet<readonly Assertion[]>();

  async function read(reference: string): Promise<{ readonly text: string } | Refused> {
    const inside = pathInside(suitePath, reference);
    if ('refused' in inside) return { refused: `"${reference}" ${inside.refused}.`, remedy: 'Name a file of the workspace, relative to the suite; in the terminal, the workspace is the folder in which the command runs.' };
    const known = texts.get(inside.path) ?? readText(inside.path, files, signal);
    texts.set(inside.path, known);
    return await known;
  }

  async function fillOne(assertion: Assertion): Promise<Assertion | Refused> {
    const reference = fileOf(assertion);
    if (reference === undefined) return assertion;
    const found = await read(reference);
    if ('refused' in found) return found;
    if (kindOf(assertion.type).kind === 'javascript') {
      const { file: _, ...rest } = assertion as AssertionOf<'javascript'>;
      return { ...rest, value: found.text };
    }
    const schema = schemaIn(found.text, reference);
    return 'refused' in schema ? schema : { ...assertion as AssertionOf<'json-schema'>, schema: schema.value };
  }

  return {
    fill: async (assert) => {
      if (plain.has(assert) || assert.every((each) => fileOf(each) === undefined)) {
        plain.add(assert);
        return { assert };
      }
      const filled: Assertion[] = [];
      for (const each of assert) {
        const one = await fillOne(each);
        if ('refused' in one) return one;
        filled.push(one);
      }
      return { assert: filled };
    },
  };
}

async function readText(path: string, files: SuiteFiles, signal: AbortSignal): Promise<{ readonly text: string } | Refused> {
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of files.stream(path, maxBytes, signal)) {
      parts.push(part);
      length += part.length;
    }
    const decoded = decodeText(joined(parts, length));
    return decoded.kind === 'binary' ? { refused: `${path} holds binary data, not text.`, remedy: 'Name another file.' } : { text: decoded.text };
  } catch (error) {
    if (!(error instanceof PromptshiftError)) throw error;
    return { refused: error.message, remedy: error.remedy };
  }
}

function schemaIn(text: string, reference: string): { readonly value: Readonly<Record<string, unknown>> } | Refused {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { refused: `${reference} is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`, remedy: 'Correct that file.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refused: `${reference} holds no JSON Schema.`, remedy: 'It must be one JSON object.' };
  const remote = remoteReference(value);
  return remote === undefined ? { value: value as Record<string, unknown> } : { refused: `${reference} points outside of itself ("${remote}"), and nothing is fetched.`, remedy: 'Write that part into the schema, under $defs.' };
}
