import '@vscode-elements/elements/dist/vscode-button/index.js';
import { render } from 'lit';
import type { CaseDetails, FromResultsPage, ResultsState, ToResultsPage } from '../../core/views/results.ts';
import { readPersistedResults, startResultsUi, type PersistedResults, type ResultsUi } from '../../core/views/resultsGuards.ts';
import { createRowFinder, type RowFinder } from '../../core/views/resultsTable.ts';
import type { Transport } from '../transport.ts';
import './page.css';
import { announcement, casesText } from './announcement.ts';
import { createCaseGrid, type CaseGrid } from './caseGrid.ts';
import { detailsTemplate } from './detailsTemplate.ts';
import { topTemplate } from './topTemplate.ts';
import { toolbarTemplate } from './toolbarTemplate.ts';

/** How long typing into the search may pause before it is done, in ms. */
const searchPauseMs = 60;

/**
 * Renders the results page into `root`: the verdict, then every case in a table of which only what is in sight is drawn. Starts with
 * how an earlier page was looked at; the result itself comes with the first message. `/` goes to the search, Escape closes a case.
 */
export function renderResultsPage(root: HTMLElement, transport: Transport<ToResultsPage, FromResultsPage, PersistedResults>): void {
  let state: ResultsState | undefined;
  let ui: ResultsUi = readPersistedResults(transport.getState())?.ui ?? startResultsUi;
  let finder: RowFinder | undefined;
  let details: CaseDetails | undefined;
  let searching: number | undefined;

  const part = (name: string, tag = 'div'): HTMLElement => {
    const element = document.createElement(tag);
    element.className = name;
    return element;
  };
  const live = part('visually-hidden');
  live.setAttribute('role', 'status');
  const [main, top, work, cases, toolbar, aside] = [part('results', 'main'), part('top'), part('work'), part('cases', 'section'), part('toolbar'), part('details', 'aside')];
  cases.setAttribute('aria-label', 'Cases');
  aside.setAttribute('aria-label', 'Case');
  const grid: CaseGrid = createCaseGrid({ open: (id) => open(id), sort: (sort) => look({ sort }) });
  cases.append(toolbar, grid.element);
  work.append(cases, aside);
  main.append(top, work);
  root.append(main, live);

  const say = (text: string | undefined): void => {
    if (text !== undefined) live.textContent = text;
  };
  const persist = (): void => {
    if (state !== undefined) transport.setState({ run: state.run, ui });
  };
  const post = (message: FromResultsPage): void => transport.post(message);

  const showTop = (): void => void render(topTemplate(state, ui, { post, look, regressions }), top);
  const showCases = (moved: boolean): void => {
    work.hidden = finder === undefined;
    if (finder === undefined || state?.view === undefined) return;
    const rows = finder.find(ui);
    render(toolbarTemplate(finder.counts, ui, rows.length, { look, search }), toolbar);
    grid.show(state.view.table, rows, ui, moved);
    say(moved ? casesText(rows.length) : undefined);
  };
  const showDetails = (): void => {
    aside.hidden = ui.open === undefined;
    main.dataset['open'] = String(ui.open !== undefined);
    render(ui.open === undefined ? '' : detailsTemplate(ui.open, details?.id === ui.open ? details : undefined, { post, close }), aside);
  };

  /** Another way to look at the same result. */
  function look(change: Partial<Omit<ResultsUi, 'open'>>): void {
    ui = { ...ui, ...change };
    if ('sections' in change) showTop();
    else showCases(true);
    persist();
  }
  function search(text: string): void {
    if (searching !== undefined) clearTimeout(searching);
    searching = window.setTimeout(() => look({ search: text }), searchPauseMs);
  }
  function regressions(): void {
    look({ filter: 'regressions', search: '' });
    grid.focusFirst();
  }
  function open(id: string): void {
    ui = { ...ui, open: id };
    details = undefined;
    showDetails();
    showCases(false);
    post({ type: 'details', case: id });
    persist();
  }
  function close(): void {
    const { open: _closed, ...rest } = ui;
    ui = rest;
    showDetails();
    showCases(false);
    grid.focus();
    persist();
  }

  transport.onMessage((message) => {
    const before = state;
    switch (message.type) {
      case 'show':
        // the same table keeps what was worked out for it
        if (message.state.view?.table !== state?.view?.table) finder = message.state.view === undefined ? undefined : createRowFinder(message.state.view.table);
        ({ state } = message);
        showTop();
        showCases(false);
        if (ui.open !== undefined && state.view !== undefined && details === undefined) post({ type: 'details', case: ui.open });
        showDetails();
        persist();
        break;
      case 'progress':
        if (state !== undefined) state = { ...state, progress: message.progress };
        showTop();
        break;
      case 'problem':
        if (state !== undefined) state = { ...state, problem: message.problem };
        showTop();
        break;
      case 'details':
        ({ details } = message);
        showDetails();
        break;
      case 'filter':
        look({ filter: message.filter, search: '' });
        if (finder !== undefined) grid.focusFirst();
        break;
    }
    say(announcement(before, message));
  });

  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === '/' && !typing && finder !== undefined) toolbar.querySelector<HTMLInputElement>('input[type=search]')?.focus();
    else if (event.key === 'Escape' && ui.open !== undefined && !typing) close();
    else return;
    event.preventDefault();
  });

  showTop();
  showCases(false);
  showDetails();
  post({ type: 'ready' });
}
