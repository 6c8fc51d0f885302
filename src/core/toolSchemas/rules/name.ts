import type { SchemaRule } from '../types.ts';

export const name: SchemaRule = {
  id: 'schema/name',
  short: 'A name has 1 to 64 letters, digits, _ or -.',
  help: 'Rename it, and what looks the name up.',
  *check({ name: given, profile }) {
    if (given === undefined || /^[a-zA-Z0-9_-]{1,64}$/.test(given.text)) return;
    const what = given.text.length > 64 ? `has ${given.text.length} characters` : 'has other characters than letters, digits, _ and -';
    yield { pointer: '', range: given.range, message: `The name "${given.text.slice(0, 64)}" ${what}; ${profile.api} takes 1 to 64 of them` };
  },
};
