import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaProfiles } from '../../../../../src/core/toolSchemas/profiles.ts';
import { schemaRules } from '../../../../../src/core/toolSchemas/rules/schemaRules.ts';
import { schemaProfileIds } from '../../../../../src/core/toolSchemas/types.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/schema-rules.md'), 'utf8').split('\n');

describe('docs/schema-rules.md', () => {
  it('has one row a rule, with what it asks and its severity in every profile', () => {
    const rows = page.filter((line) => line.startsWith('| `schema/'));
    expect(rows).toEqual(schemaRules.map(({ id, short, help }) => {
      const severities = schemaProfileIds.map((profile) => (id === 'schema/keyword' ? 'see below' : schemaProfiles[profile].rules[id] ?? '–'));
      return `| ${[`\`${id}\``, short, help, ...severities].join(' | ')} |`;
    }));
  });

  it.each(schemaProfileIds)('names every keyword of %s', (profile) => {
    const line = page.find((each) => each.startsWith(`- **${profile}**`)) ?? '';
    expect([...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name).toSorted()).toEqual(Object.keys(schemaProfiles[profile].keywords).toSorted());
  });
});

describe('media/schema-rules.md, where the editor sends people', () => {
  it('has a heading a rule, with what it asks and what to do', () => {
    const shown = readFileSync(join(import.meta.dirname, '../../../../../media/schema-rules.md'), 'utf8');
    const parts = shown.split(/^## /m).slice(1).map((part) => part.trim());
    expect(parts).toEqual(schemaRules.map(({ id, short, help }) => `${id}\n${short} ${help}`));
  });
});
