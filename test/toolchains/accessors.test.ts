import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, casesFor, missingFor, runProgram, versionOf } from '../support/accessors/accessorProgram.ts';
import { accessorVariants } from '../support/accessors/accessorVariants.ts';

/** For a machine that has much else to do: a compiler that holds up a case would spend that case's time. */
const compileLimit = 900_000;

for (const variant of accessorVariants) {
  const missing = missingFor(variant);
  const runs = missing.length === 0;
  // Said aloud, because a summary of skipped tests does not name them.
  if (!runs) console.warn(`Accessor not run: ${variant.title} needs ${missing.join(', ')} (npm run toolchains installs what Debian has)`);

  describe.skipIf(!runs)(`accessor in ${variant.title}${runs ? `, run by ${versionOf(variant)}` : `: not run, needs ${missing.join(', ')}`}`, () => {
    const cases = casesFor(variant);
    const programs = new Map<string, string>();
    const keyOf = (aliases: readonly string[] = ['chat.core']): string => aliases.join(' ');
    beforeAll(() => {
      // Compiled once for each list of aliases in the table.
      for (const key of new Set(cases.map(({ aliases }) => keyOf(aliases)))) programs.set(key, buildProgram(variant, key.split(' ')));
    }, compileLimit);
    afterAll(() => { for (const folder of programs.values()) rmSync(folder, { recursive: true, force: true }); });

    it.concurrent.each(cases)('$title', async (example) => {
      const { code, stdout, stderr } = await runProgram(variant, programs.get(keyOf(example.aliases)) ?? '', example);
      if ('gives' in example) {
        expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `started\n${example.gives}\n`, stderr: '' });
        return;
      }
      for (const part of example.fails) expect(stderr).toContain(part);
      expect(code).not.toBe(0);
      expect(stdout).toBe(example.atRunTime === true || variant.atFirstUse === true ? 'started\n' : '');
    }, 120_000);
  });
}
