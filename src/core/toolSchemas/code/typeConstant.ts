import type { CodeValue } from './codeLanguage.ts';

/** The types of Google's SDKs: `Type.OBJECT`, `SchemaType.STRING`, `genai.protos.Type.ARRAY`. */
export function typeConstant(text: string): CodeValue | undefined {
  const type = /(?:^|\.)\w*Type\.(OBJECT|STRING|NUMBER|INTEGER|BOOLEAN|ARRAY|NULL)$/.exec(text)?.[1];
  return type === undefined ? undefined : { kind: 'scalar', value: type.toLowerCase() };
}
