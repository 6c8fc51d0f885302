import type { Alias } from '../aliases/types.ts';
import { isTestOrExample } from '../scan/testPath.ts';
import type { CodeFacts } from '../scan/facts/types.ts';
import type { Role } from '../scan/types.ts';
import type { Risk, RiskKind, RiskLevel, RiskReason } from '../risk/types.ts';
import { customerFacingPart } from './customerFacing.ts';

/** What a reference is judged by. */
export type RiskSubject = {
  readonly role: Role;
  /** With '/'. */
  readonly path: string;
  readonly facts: CodeFacts;
  /** The alias it stands behind. */
  readonly alias?: { readonly name: string; readonly entry: Pick<Alias, 'risk' | 'sensitivity' | 'latencyTargetMs'> };
  /** What `risk` of `promptshift.json` says for the path, and the pattern that says it. */
  readonly stated?: { readonly level: RiskLevel; readonly pattern: string };
  /** False when no eval suite is about its alias, its prompt or its model. */
  readonly hasSuite: boolean;
};

/** Points from which on a risk has a level. */
export const riskFrom = { high: 4, medium: 2 } as const;

const points = { 'customer-facing': 2, 'parsed without schema': 2, 'few-shot': 1, 'latency target': 1, 'no suite': 1, sensitive: 3, internal: 1 } as const;

/**
 * The risk of a model that is called; undefined for whatever only names one. The reasons' points add up: high from 4, medium from 2. A test is
 * low. What `models.config.json` says of the alias wins over that, and `promptshift.json` over both; the reasons stay listed.
 */
export function riskOf(subject: RiskSubject): Risk | undefined {
  const { role, path, alias, stated } = subject;
  if (role !== 'usage' && role !== 'dynamic') return undefined;
  const isTest = isTestOrExample(path);
  const reasons = isTest ? [{ kind: 'test' as const, points: 0, text: 'it stands in a test or an example' }] : reasonsOf(subject);
  const said = stated !== undefined ? statement(`promptshift.json says ${stated.level} for ${stated.pattern}`)
    : alias?.entry.risk !== undefined ? statement(`models.config.json says ${alias.entry.risk} for ${alias.name}`)
    : undefined;
  const level = stated?.level ?? alias?.entry.risk ?? levelOf(reasons);
  return { level, reasons: said === undefined ? reasons : [said, ...reasons] };
}

function reasonsOf({ path, facts, alias, hasSuite }: RiskSubject): readonly RiskReason[] {
  const part = customerFacingPart(path);
  const sensitivity = alias?.entry.sensitivity ?? facts.sensitivity;
  const latency = alias?.entry.latencyTargetMs;
  return [
    ...(part === undefined ? [] : [reason('customer-facing', `its path is customer-facing (${part})`)]),
    ...(facts.readBy === undefined ? [] : [reason('parsed without schema', `its answer is taken apart by ${facts.readBy}, and the request names no schema`)]),
    ...(facts.examples === undefined ? [] : [reason('few-shot', `its prompt teaches by ${facts.examples} example answers`)]),
    ...sensitivityReason(sensitivity),
    ...(latency === undefined ? [] : [reason('latency target', `it has a latency target of ${latency.toLocaleString('en-US')} ms`)]),
    ...(hasSuite ? [] : [reason('no suite', 'no eval suite covers it')]),
  ];
}

function sensitivityReason(sensitivity: string | undefined): readonly RiskReason[] {
  if (sensitivity === undefined || /^(?:public|none|open)$/i.test(sensitivity.trim())) return [];
  return [{ kind: 'sensitivity', points: /^internal$/i.test(sensitivity.trim()) ? points.internal : points.sensitive, text: `its sensitivity is ${sensitivity.trim()}` }];
}

function reason(kind: Exclude<RiskKind, 'sensitivity' | 'test' | 'stated'>, text: string): RiskReason {
  return { kind, points: points[kind], text };
}

function statement(text: string): RiskReason {
  return { kind: 'stated', points: 0, text };
}

function levelOf(reasons: readonly RiskReason[]): RiskLevel {
  const sum = reasons.reduce((total, each) => total + each.points, 0);
  return sum >= riskFrom.high ? 'high' : sum >= riskFrom.medium ? 'medium' : 'low';
}
