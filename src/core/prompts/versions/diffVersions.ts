import { unifiedDiff } from '../../aliases/pin/unifiedDiff.ts';

/** Two versions of a prompt as a unified diff, line ends evened out; empty when they say the same. */
export async function diffVersions(path: string, before: string, after: string): Promise<string> {
  const even = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
  return await unifiedDiff([{ path, before: even(before), after: even(after) }]);
}
