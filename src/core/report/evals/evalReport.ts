import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { Paint } from '../types.ts';
import { evalToCsv, evalToJson, evalToJsonl } from './evalData.ts';
import { evalToHtml } from './evalHtml.ts';
import { evalToJunit } from './evalJunit.ts';
import { evalToMarkdown } from './evalMarkdown.ts';
import { evalToText } from './evalText.ts';

/** Suites' results in one of the formats of `promptshift eval`. */
export function evalReport(results: readonly EvalResult[], format: 'text' | 'json' | 'jsonl' | 'csv' | 'markdown' | 'junit' | 'html', paint: Paint): string {
  switch (format) {
    case 'text': return evalToText(results, paint);
    case 'json': return evalToJson(results);
    case 'jsonl': return evalToJsonl(results);
    case 'csv': return evalToCsv(results);
    case 'markdown': return evalToMarkdown(results);
    case 'junit': return evalToJunit(results);
    case 'html': return evalToHtml(results);
  }
}
