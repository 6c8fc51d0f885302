import { panelActionTitles, type ComparePanelState, type PanelAction, type ProblemAction, type SetupChange, type ToExtension } from './comparePanel.ts';
import { maxRuns } from './compareSetup.ts';
import { fromPersisted } from './persistedPanel.ts';
import type { SideName } from './comparison.ts';
import { isRecord } from './record.ts';

const sideNames: readonly SideName[] = ['baseline', 'candidate'];
const problemActions: readonly ProblemAction[] = ['setApiKey', 'manageTrust', 'openSettings', 'showLog'];
const panelActions = Object.keys(panelActionTitles) as readonly PanelAction[];
const statuses = ['idle', 'streaming', 'complete', 'failed', 'cancelled'];

/** A message of the page, or undefined for anything that is not one: the page shows answers of strangers. */
export function readToExtension(value: unknown): ToExtension | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'ready':
    case 'run':
    case 'stop':
    case 'openPrompt':
      return { type: value['type'] };
    case 'chooseModel': {
      const side = sideNames.find((name) => name === value['side']);
      return side === undefined ? undefined : { type: 'chooseModel', side };
    }
    case 'act': {
      const action = problemActions.find((name) => name === value['action']);
      return action === undefined ? undefined : { type: 'act', action };
    }
    case 'do': {
      const action = panelActions.find((name) => name === value['action']);
      return action === undefined ? undefined : { type: 'do', action };
    }
    default:
      return readSetupChange(value);
  }
}

/** Longest text of a field that is taken, in UTF-16 units. */
const maxFieldLength = 2_000_000;

function readSetupChange(value: Readonly<Record<string, unknown>>): SetupChange | undefined {
  const { type, name, text, runs, grid } = value;
  const side = sideNames.find((one) => one === value['side']);
  const named = typeof name === 'string' && name !== '' && name.length <= 200 ? name : undefined;
  const written = typeof text === 'string' && text.length <= maxFieldLength ? text : undefined;
  switch (type) {
    case 'setInput':
      return named === undefined || written === undefined ? undefined : { type, name: named, text: written };
    case 'setRuns':
      return typeof runs === 'number' && Number.isInteger(runs) && runs >= 1 && runs <= maxRuns ? { type, runs } : undefined;
    case 'setGrid':
      return typeof grid === 'boolean' ? { type, grid } : undefined;
    case 'setParameter':
      return side === undefined || named === undefined || written === undefined ? undefined : { type, side, name: named, text: written };
    case 'removeParameter':
      return side === undefined || named === undefined ? undefined : { type, side, name: named };
    case 'resetParameters':
      return side === undefined ? undefined : { type, side };
    default:
      return undefined;
  }
}

/** A persisted state, or undefined when it is of another version or damaged: then a panel starts afresh. */
export function readPanelState(value: unknown): ComparePanelState | undefined {
  if (!isRecord(value) || !isRecord(value['view']) || !isRecord(value['requested']) || !isRecord(value['inputs'])) return undefined;
  const { view, requested } = value;
  const good =
    typeof value['promptUri'] === 'string' &&
    typeof value['running'] === 'boolean' &&
    typeof requested['baseline'] === 'string' &&
    typeof requested['candidate'] === 'string' &&
    typeof view['title'] === 'string' &&
    typeof view['provider'] === 'string' &&
    [view['notices'], view['figures'], view['diff']].every(Array.isArray) &&
    [view['baseline'], view['candidate']].every(isSide);
  return good ? fromPersisted(value as ComparePanelState) : undefined;
}

function isSide(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['model'] === 'string' &&
    typeof value['text'] === 'string' &&
    Array.isArray(value['notes']) &&
    statuses.includes(String(value['status']))
  );
}
