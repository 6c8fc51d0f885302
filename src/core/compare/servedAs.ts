import { identifyModel } from '../models/identify.ts';

/**
 * How what a server says it served stands to what was asked for: `asked`, the same (a gateway's prefix, `openai/…`, is no difference);
 * `snapshot`, a dated version of the floating id that was asked for, as it is meant to be; `other`, another model.
 */
export function servedAs(asked: string, served: string): 'asked' | 'snapshot' | 'other' {
  const [wanted, got] = [bare(asked), bare(served)];
  if (wanted === got) return 'asked';
  const [from, to] = [identifyModel(wanted), identifyModel(got)];
  return from?.pin === 'floating' && to?.pin === 'snapshot' && to.family === from.family && to.fineTunedFrom === from.fineTunedFrom ? 'snapshot' : 'other';
}

function bare(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
