/** The curated entry of the core: what the editor, the command line and the tests use. */
export type { Clock, FileReader, GrammarSource, Logger } from './host.ts';
export { describeError, PromptshiftError, type ErrorCode } from './errors.ts';
export { applyEdits, type TextEdit, type TextRange } from './text/range.ts';
export { LineIndex, type LineColumn } from './text/lineIndex.ts';
export { decodeText, type DecodedText } from './text/decode.ts';
export type { Channel, ModelIdentity, PinState, Vendor } from './models/identity.ts';
export type { Lifecycle, LifecycleRow } from './models/lifecycle.ts';
export { identifyModel } from './models/identify.ts';
export { findModelIdCandidates, mayHoldModelId } from './models/candidates.ts';
export { nearestKnownModel } from './models/nearest.ts';
export { lifecycleOf } from './models/lifecycleOf.ts';
