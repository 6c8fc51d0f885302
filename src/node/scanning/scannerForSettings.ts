import { createScanner, type Scanner } from '../../core/index.ts';
import { createGrammarSource } from '../grammarSource.ts';
import type { WorkerSettings } from './workerMessages.ts';

/** One scanner for each settings file, on this thread, with parsers in common. `today` is `YYYY-MM-DD`. */
export function createScannerForSettings(today: string): (settings: WorkerSettings) => Scanner {
  const grammars = createGrammarSource();
  const made = new Map<WorkerSettings, Scanner>();
  return (settings) => {
    const { rules, catalog, accessors } = settings;
    const scanner = made.get(settings) ?? createScanner(grammars, { today: () => today, rules, catalog, accessors });
    made.set(settings, scanner);
    return scanner;
  };
}
