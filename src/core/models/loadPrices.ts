/** Loads the price data (about half a megabyte) on first use; the module system keeps it. */
export function loadPrices(): Promise<typeof import('./prices.ts')> {
  return import('./prices.ts');
}
