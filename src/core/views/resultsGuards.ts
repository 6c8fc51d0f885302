import { caseFilters, resultsActionTitles, type CaseFilter, type FromResultsPage, type ResultsAction, type RunRef } from './results.ts';
import { sortKeys, type ResultsSort } from './resultsTable.ts';
import { isRecord } from './record.ts';

/** How a person looks at a result: what the page keeps over a reload, besides which run it shows. */
export type ResultsUi = {
  readonly filter: CaseFilter;
  readonly search: string;
  readonly sort: ResultsSort;
  /** The id of the case that is open. */
  readonly open?: string;
  /** Parts of the page that are unfolded. */
  readonly sections: readonly ResultsSection[];
};

/** Parts of the page that fold. */
export const resultsSections = ['bounds', 'figures', 'charts'] as const;
export type ResultsSection = (typeof resultsSections)[number];

/** What the page keeps; the result itself is read from the journal again. */
export type PersistedResults = { readonly run: RunRef; readonly ui: ResultsUi };

export const startResultsUi: ResultsUi = { filter: 'all', search: '', sort: { key: 'change', descending: false }, sections: [] };

const actions = Object.keys(resultsActionTitles) as readonly ResultsAction[];
const problemActions = ['setApiKey', 'manageTrust', 'openSettings', 'showLog'] as const;
const caseMessages = ['details', 'compare', 'openCase'] as const;
/** Longest id of a case that is taken, in UTF-16 units. */
const maxId = 10_000;

/** A message of the page, or undefined for anything that is not one: the page shows answers of strangers. */
export function readFromResultsPage(value: unknown): FromResultsPage | undefined {
  if (!isRecord(value)) return undefined;
  const { type } = value;
  switch (type) {
    case 'ready':
    case 'stop':
      return { type };
    case 'details':
    case 'compare':
    case 'openCase': {
      const kind = caseMessages.find((one) => one === type);
      const id = value['case'];
      return kind === undefined || typeof id !== 'string' || id.length > maxId ? undefined : { type: kind, case: id };
    }
    case 'do': {
      const action = actions.find((one) => one === value['action']);
      return action === undefined ? undefined : { type, action };
    }
    case 'act': {
      const action = problemActions.find((one) => one === value['action']);
      return action === undefined ? undefined : { type, action };
    }
    default:
      return undefined;
  }
}

/** What an earlier page kept, or undefined when it is damaged or of another version. */
export function readPersistedResults(value: unknown): PersistedResults | undefined {
  if (!isRecord(value) || !isRecord(value['run'])) return undefined;
  const { folder, runId } = value['run'];
  // the id becomes a file name
  if (typeof folder !== 'string' || typeof runId !== 'string' || !/^[\w.-]+$/.test(runId)) return undefined;
  return { run: { folder, runId }, ui: readResultsUi(value['ui']) };
}

function readResultsUi(value: unknown): ResultsUi {
  if (!isRecord(value)) return startResultsUi;
  const { filter, search, sort, open, sections } = value;
  const key = isRecord(sort) ? sortKeys.find((one) => one === sort['key']) : undefined;
  return {
    filter: caseFilters.find((one) => one === filter) ?? 'all',
    search: typeof search === 'string' ? search : '',
    sort: key === undefined ? startResultsUi.sort : { key, descending: isRecord(sort) && sort['descending'] === true },
    ...(typeof open === 'string' ? { open } : {}),
    sections: Array.isArray(sections) ? resultsSections.filter((one) => sections.includes(one)) : [],
  };
}
