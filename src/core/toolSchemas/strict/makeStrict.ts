import { lintSchema } from '../lintSchema.ts';
import { schemaProfiles } from '../profiles.ts';
import { isJsonObject, nodeOf, type JsonObject, type JsonValue } from '../schemaValue.ts';
import type { SchemaFinding, SchemaProfileId } from '../types.ts';
import { brokenPart } from './brokenPart.ts';
import { rewriteSchema } from './rewriteSchema.ts';
import { firstPasses, lastPasses } from './transformations.ts';
import type { StrictChange, StrictResult, Transformation } from './types.ts';

/** Definitions in definitions are written out step by step; more steps than these, or a larger schema, mean no end. */
const mostRounds = 24;
const mostCharacters = 4_000_000;

/**
 * The schema as the profile takes it, with what was done; or the rule that stands in the way. Nothing is lost in silence: what
 * cannot be said in the schema goes into a description, and where that does not do, it refuses.
 */
export function makeStrict(schema: JsonValue, profileId: SchemaProfileId): StrictResult {
  if (!isJsonObject(schema)) return refused(lintSchema(nodeOf(schema), { profile: profileId }).find(isGrave), 'The schema is no object');
  const profile = schemaProfiles[profileId];
  const changes: StrictChange[] = [];
  let root: JsonObject = schema;
  const run = (transformation: Transformation): boolean => {
    const rewritten = rewriteSchema(root, profile, transformation);
    changes.push(...rewritten.changes);
    root = rewritten.root;
    return rewritten.changes.length > 0;
  };
  for (let round = 0, again = true; again && round < mostRounds; round++) {
    again = firstPasses.map(run).includes(true);
    if (again && JSON.stringify(root).length > mostCharacters) break;
  }
  for (const transformation of lastPasses) run(transformation);
  const node = nodeOf(root);
  const broken = brokenPart(node, profile);
  if (broken !== undefined) return { kind: 'refused', ...broken };
  const findings = lintSchema(node, { profile: profileId });
  const grave = findings.find(isGrave);
  return grave === undefined ? { kind: 'strict', schema: root, changes, remaining: findings } : refused(grave, grave.message);
}

/** Near a limit is not over it, and a hint is no more than a report. */
function isGrave({ severity, rule }: SchemaFinding): boolean {
  return severity === 'error' || (severity === 'warning' && rule !== 'schema/nesting');
}

function refused(finding: SchemaFinding | undefined, why: string): StrictResult {
  return { kind: 'refused', rule: finding?.rule ?? 'schema/root-object', pointer: finding?.pointer ?? '', why: finding?.message ?? why };
}
