/** Deciding a suite brings its distribution functions along; they are loaded with the first verdict. */
export async function loadVerdict(): Promise<typeof import('./decideVerdict.ts') & typeof import('./selfCheck.ts')> {
  const [decide, check] = await Promise.all([import('./decideVerdict.ts'), import('./selfCheck.ts')]);
  return { ...decide, ...check };
}
