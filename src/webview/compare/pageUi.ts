import type { ComparisonView } from '../../core/views/comparison.ts';

/** How the two answers are compared on the page. */
export const diffModes = ['words', 'lines', 'structure'] as const;
export type DiffMode = (typeof diffModes)[number];

/** What only the page knows: how a person looks at a comparison. */
export type PageUi = {
  readonly mode: DiffMode;
  /** The change that was gone to last, from 0. */
  readonly change?: number;
  /** Folds of the line diff that were opened, by the line they start at. */
  readonly opened: readonly number[];
};

export const startUi: PageUi = { mode: 'words', opened: [] };

/** Of an earlier page, whose state may be of any shape. */
export function readUi(persisted: unknown): PageUi {
  const { ui } = typeof persisted === 'object' && persisted !== null ? (persisted as { readonly ui?: { readonly mode?: unknown } }) : {};
  const mode = diffModes.find((one) => one === ui?.mode);
  return mode === undefined ? startUi : { ...startUi, mode };
}

/** The chosen mode, or words where the answers cannot be compared that way. */
export function modeOf({ mode }: PageUi, view: ComparisonView): DiffMode {
  if (mode === 'structure' && view.structure === undefined) return 'words';
  return mode === 'lines' && view.lines === undefined ? 'words' : mode;
}

/** How many changes there are to go to. */
export function changeCount(ui: PageUi, view: ComparisonView): number {
  switch (modeOf(ui, view)) {
    case 'words':
      return view.changes?.length ?? 0;
    case 'lines':
      return view.lines?.changes.length ?? 0;
    case 'structure':
      return view.structure?.length ?? 0;
  }
}

/** The change after or before the present one; from the last on to the first. */
export function stepChange(ui: PageUi, view: ComparisonView, step: 1 | -1): PageUi {
  const count = changeCount(ui, view);
  if (count === 0) return ui;
  const from = ui.change ?? (step === 1 ? -1 : 0);
  return { ...ui, change: (from + step + count) % count };
}
