import type { Gate } from '../gate.ts';

/** The gate with its defaults: two points of the pass rate, and for what breaks a schema, refuses or is flagged as much as for the pass rate. */
export function completeGate(gate: Gate): Gate & Required<Pick<Gate, 'maxDrop' | 'maxSchemaViolationIncrease' | 'maxRefusalIncrease' | 'maxModerationIncrease'>> {
  const maxDrop = gate.maxDrop ?? 0.02;
  return { maxSchemaViolationIncrease: maxDrop, maxRefusalIncrease: maxDrop, maxModerationIncrease: maxDrop, ...gate, maxDrop };
}
