/** Brings the pieces of a change into sight, on both sides. */
export function revealChange(root: HTMLElement, change: number): void {
  const seen = new Set<Element>();
  for (const piece of root.querySelectorAll(`[data-change="${change}"]`)) {
    const scroller = piece.closest('.answer, .structure');
    if (scroller === null || seen.has(scroller)) continue;
    seen.add(scroller);
    piece.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
