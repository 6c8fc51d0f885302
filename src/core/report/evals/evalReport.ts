import type { EvalResult } from '../../evals/runner/evalResult.ts';
import type { Paint } from '../types.ts';
import { evalToCsv, evalToJson, evalToJsonl } from './evalData.ts';
import { evalHtmlParts } from './evalHtml.ts';
import { evalToJunit } from './evalJunit.ts';
import { evalToMarkdown } from './evalMarkdown.ts';
import { evalToText } from './evalText.ts';

type Format = 'text' | 'json' | 'jsonl' | 'csv' | 'markdown' | 'junit' | 'html';

/** Suites' results in one of the formats of `promptshift eval`. */
export function evalReport(results: readonly EvalResult[], format: Format, paint: Paint): string {
  return [...evalReportParts(results, format, paint)].join('');
}

/** The same in parts, made as they are asked for: what 100,000 cases come to is not to be held as one text. */
export function evalReportParts(results: readonly EvalResult[], format: Format, paint: Paint): Iterable<string> {
  switch (format) {
    case 'text': return [evalToText(results, paint)];
    case 'json': return evalToJson(results);
    case 'jsonl': return evalToJsonl(results);
    case 'csv': return evalToCsv(results);
    case 'markdown': return [evalToMarkdown(results)];
    case 'junit': return [evalToJunit(results)];
    case 'html': return evalHtmlParts(results);
  }
}
