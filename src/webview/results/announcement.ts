import type { ResultsState, ToResultsPage } from '../../core/views/results.ts';

/** What a screen reader is told after a message: ends, problems and what was opened, never each step of a run. */
export function announcement(before: ResultsState | undefined, message: ToResultsPage): string | undefined {
  switch (message.type) {
    case 'show': {
      const { status, view } = message.state;
      if (status === before?.status) return undefined;
      return view === undefined ? (status === 'running' ? 'The suite is running.' : undefined) : `${view.verdict.label}. ${view.verdict.reasons[0] ?? ''}`;
    }
    case 'problem':
      return message.problem.message;
    case 'details':
      return `Case ${message.details.id} is open.`;
    default:
      return undefined;
  }
}

/** `1 case`, `6 cases` */
export function casesText(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'case' : 'cases'}`;
}
