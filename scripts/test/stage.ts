/** How many checks of a stage passed and failed; a skipped one did neither and is shown. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped?: number; readonly note?: string };

/** A stage of `npm test`. `run` rejects only when the stage could not be carried out. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  /** Stages that must have passed; without them this one counts as failed, and is not run. */
  readonly needs: readonly string[];
  run(): Promise<Counts>;
}

export type StageResult = Counts & { readonly name: string; readonly seconds: number };

/**
 * Runs stages one after the other and goes on after a failure. A stage that cannot run, or that ran nothing, is a failure.
 * `report` is called after each.
 */
export async function runStages(
  stages: readonly Stage[],
  announce: (stage: Stage) => void,
  report: (result: StageResult) => void,
): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of stages) {
    const missing = stage.needs.find((name) => results.some((result) => result.name === name && result.failed > 0));
    announce(stage);
    const started = performance.now();
    const counts = missing === undefined ? await carryOut(stage) : failure(`not run, because ${missing} failed`);
    const result = { name: stage.name, ...counts, seconds: (performance.now() - started) / 1000 };
    results.push(result);
    report(result);
  }
  return results;
}

async function carryOut(stage: Stage): Promise<Counts> {
  try {
    const counts = await stage.run();
    return counts.passed + counts.failed > 0 ? counts : { ...counts, ...failure('ran nothing') };
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

function failure(note: string): Counts {
  return { passed: 0, failed: 1, note };
}
