import type { FoundSchema } from './findSchemas.ts';
import { lintFound } from './lintSchema.ts';
import { nodeAt, type SchemaNode, type SourceRange } from './schemaNode.ts';
import { localTarget } from './schemaParts.ts';
import type { SchemaFinding, SchemaProfileId } from './types.ts';

/** A schema with what is wrong with it. */
export type LintedFound = { readonly found: FoundSchema; readonly findings: readonly SchemaFinding[] };

/** Lints the schemas of documents that are linted again and again: one that only moved keeps its findings, at their new places. */
export interface LintCache {
  lint(document: string, found: readonly FoundSchema[], profile?: SchemaProfileId): readonly LintedFound[];
  forget(document: string): void;
}

type Known = { readonly base: number; readonly findings: readonly SchemaFinding[] };

/** Keeps what the last lint of each document found. */
export function createLintCache(): LintCache {
  const documents = new Map<string, ReadonlyMap<string, Known>>();
  return {
    lint(document, found, profile) {
      const before = documents.get(document);
      const now = new Map<string, Known>();
      const linted = found.map((each) => {
        const base = each.root.range.start;
        const print = fingerprint(each, profile);
        const known = before?.get(print) ?? now.get(print);
        const findings = known === undefined ? lintFound(each, profile) : known.findings.map((finding) => moved(finding, base - known.base));
        now.set(print, { base, findings });
        return { found: each, findings };
      });
      documents.set(document, now);
      return linted;
    },
    forget: (document) => documents.delete(document),
  };
}

function moved(finding: SchemaFinding, by: number): SchemaFinding {
  const { start, end } = finding.range;
  return by === 0 ? finding : { ...finding, range: { start: start + by, end: end + by } };
}

function leadsInto(document: SchemaNode, ref: string | number | boolean | null): boolean {
  const target = typeof ref === 'string' ? localTarget(ref) : undefined;
  return target !== undefined && nodeAt(document, target) !== undefined;
}

/** All that a lint looks at, with places as they are to the schema's own. */
function fingerprint({ root, name, profile: own, strictSwitch, isStrict, document, maker }: FoundSchema, profile: SchemaProfileId | undefined): string {
  const base = root.range.start;
  const at = ({ start, end }: SourceRange): string => `${start - base}:${end - base}`;
  const parts: string[] = [profile ?? '', own, String(isStrict), maker ?? ''];
  if (name !== undefined) parts.push(JSON.stringify(name.text), at(name.range));
  if (strictSwitch !== undefined) parts.push(strictSwitch.api, strictSwitch.strict, at(strictSwitch.range));
  const visit = (node: SchemaNode): void => {
    parts.push(node.kind, at(node.range));
    if (node.kind === 'scalar') parts.push(typeof node.value, JSON.stringify(node.value));
    else if (node.kind === 'array') {
      parts.push(String(node.open), String(node.items.length));
      for (const item of node.items) visit(item);
    } else if (node.kind === 'object') {
      parts.push(String(node.open), String(node.entries.length));
      for (const { key, value } of node.entries) {
        parts.push(JSON.stringify(key.name), at(key.range));
        if (key.name === '$ref' && value.kind === 'scalar' && document !== undefined) parts.push(String(leadsInto(document, value.value)));
        visit(value);
      }
    }
  };
  visit(root);
  return parts.join(' ');
}
