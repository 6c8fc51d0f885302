import type { ComparePanelState, ToPage } from '../../core/views/comparePanel.ts';

/** What a screen reader is told after a message: beginnings, ends and problems, never the growing text. */
export function announcement(before: ComparePanelState | undefined, after: ComparePanelState | undefined, message: ToPage): string | undefined {
  switch (message.type) {
    case 'started':
      return after?.single === true ? 'The model is answering.' : 'Both models are answering.';
    case 'sideFinished':
      return `${after?.single === true ? 'Answer' : message.side === 'baseline' ? 'Baseline' : 'Candidate'} ${spoken[message.status]}.`;
    case 'finished': {
      if (after?.view.single === true) return after.view.baseline.status === 'complete' ? undefined : 'The run ended early; what had arrived is kept.';
      const cost = after?.view.figures.find(({ id }) => id === 'cost');
      const failed = [after?.view.baseline, after?.view.candidate].some((side) => side?.status !== 'complete');
      const end = failed ? 'The comparison ended early; what had arrived is kept.' : 'Comparison complete.';
      return cost === undefined || failed ? end : `${end} Cost difference: ${cost.delta}.`;
    }
    case 'stopped':
      return message.problem?.message ?? (before?.running === true ? 'Stopped.' : undefined);
    default:
      return undefined;
  }
}

const spoken = { complete: 'complete', failed: 'failed', cancelled: 'stopped' } as const;
