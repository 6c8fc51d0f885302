import { LineIndex, lintFound, strictCode, type SchemaProfileId, type SyntaxRuntime } from '../../core/index.ts';
import type { LanguageId } from '../../core/scan/types.ts';
import type { FixedFile, FixedSchema, LeftSchema } from './fixFile.ts';

type Options = { readonly language: LanguageId; readonly profile?: SchemaProfileId | undefined };

/** Makes the schemas in a file of code strict: those that say so; with a profile, all of them. */
export async function fixCodeFile(text: string, { language, profile }: Options, syntax: SyntaxRuntime, signal: AbortSignal): Promise<FixedFile> {
  const lines = new LineIndex(text);
  const fixed: FixedSchema[] = [];
  const left: LeftSchema[] = [];
  const nameOf = (name: { readonly text: string } | undefined) => (name === undefined ? {} : { name: name.text });
  const { after, results } = await strictCode(text, language, (schema) => {
    if (profile !== undefined || schema.isStrict) return profile ?? schema.profile;
    const isAsked = schema.strictSwitch?.strict !== 'off' && lintFound(schema).length > 0;
    if (isAsked) left.push({ ...lines.positionAt(schema.root.range.start), ...nameOf(schema.name), why: 'it does not say "strict": true; add --profile openai, or the profile of another API, to make it strict', expected: true });
    return undefined;
  }, syntax, signal);
  for (const { schema, made } of results) {
    const { line } = lines.positionAt(schema.root.range.start);
    if (made.kind === 'refused') {
      left.push({ ...lines.positionAt(made.range.start), ...nameOf(schema.name), ...(made.rule === undefined ? {} : { rule: made.rule }), why: made.why, expected: false });
    } else if (made.edits.length > 0) fixed.push({ line, ...nameOf(schema.name), profile: profile ?? schema.profile, saysStrict: made.saysStrict === true, changes: made.changes });
  }
  return { kind: 'fixed', after, fixed, left };
}
