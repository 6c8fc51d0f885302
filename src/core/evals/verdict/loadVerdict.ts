/** Deciding a suite brings its distribution functions along; they are loaded with the first verdict. */
export async function loadVerdict(): Promise<typeof import('./decideVerdict.ts') & typeof import('./selfCheck.ts') & typeof import('./metricTests.ts')> {
  const [decide, check, tests] = await Promise.all([import('./decideVerdict.ts'), import('./selfCheck.ts'), import('./metricTests.ts')]);
  return { ...decide, ...check, ...tests };
}
