import { render } from 'lit';
import type { ResultsTable } from '../../core/views/results.ts';
import type { ResultsUi } from '../../core/views/resultsGuards.ts';
import { gridTemplate, rowHeight, type GridControls } from './gridTemplate.ts';

/** Rows drawn above and below what is in sight. */
const spare = 8;

/** The table of cases. Only rows in sight are in the page; its attributes tell how many there are. */
export interface CaseGrid {
  readonly element: HTMLElement;
  /** `rows`: indexes into the table, in order. `moved`: they are others than before, so that the first is shown. */
  show(table: ResultsTable, rows: readonly number[], ui: Pick<ResultsUi, 'sort' | 'open'>, moved: boolean): void;
  focus(): void;
  focusFirst(): void;
}

export function createCaseGrid(controls: GridControls): CaseGrid {
  const element = document.createElement('div');
  element.className = 'grid';
  element.tabIndex = 0;
  element.setAttribute('role', 'grid');
  element.setAttribute('aria-label', 'Cases');
  let shown: Parameters<CaseGrid['show']> | undefined;
  let active = 0;
  let planned = false;

  const draw = (): void => {
    if (shown === undefined) return;
    const [table, rows, ui] = shown;
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - spare);
    const last = Math.min(rows.length, Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + spare);
    element.setAttribute('aria-rowcount', String(rows.length + 1));
    render(gridTemplate({ table, rows, ui, first, last, active }, { ...controls, activate }), element);
    if (active >= first && active < last) element.setAttribute('aria-activedescendant', `row-${active}`);
    else element.removeAttribute('aria-activedescendant');
  };
  const activate = (position: number): void => {
    const count = shown?.[1].length ?? 0;
    active = Math.max(0, Math.min(count - 1, position));
    // below the header, which stays
    const [above, below] = [active * rowHeight, (active + 2) * rowHeight - element.clientHeight];
    if (element.scrollTop > above) element.scrollTop = above;
    else if (element.scrollTop < below) element.scrollTop = below;
    draw();
  };
  const openActive = (): void => {
    if (shown === undefined) return;
    const [table, rows] = shown;
    const id = table.ids[rows[active] ?? -1];
    if (id !== undefined) controls.open(id);
  };

  element.addEventListener('scroll', () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      draw();
    });
  }, { passive: true });
  element.addEventListener('keydown', (event) => {
    // a heading's button has keys of its own
    if (event.target !== element) return;
    const page = Math.max(1, Math.floor(element.clientHeight / rowHeight) - 2);
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => activate(active + 1), ArrowUp: () => activate(active - 1),
      PageDown: () => activate(active + page), PageUp: () => activate(active - page),
      Home: () => activate(0), End: () => activate(Number.MAX_SAFE_INTEGER),
      'Enter': openActive, ' ': openActive,
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  });
  new ResizeObserver(draw).observe(element);

  return {
    element,
    show(...next) {
      const [, rows, , moved] = next;
      shown = next;
      if (moved) {
        active = 0;
        element.scrollTop = 0;
      }
      active = Math.max(0, Math.min(active, rows.length - 1));
      draw();
    },
    focus: () => element.focus(),
    focusFirst() {
      activate(0);
      element.focus();
    },
  };
}
