/**
 * Holm's step-down adjustment of p-values (Scandinavian Journal of Statistics 6, 1979, 65–70; `p.adjust(method = "holm")` of R):
 * an adjusted value at or below α is significant with a family-wise error of at most α. In the order given.
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((pValue, index) => ({ pValue, index })).toSorted((a, b) => a.pValue - b.pValue);
  const adjusted = Array.from<number>({ length: pValues.length });
  let running = 0;
  for (const [step, { pValue, index }] of order.entries()) {
    running = Math.max(running, Math.min(1, (pValues.length - step) * pValue));
    adjusted[index] = running;
  }
  return adjusted;
}
