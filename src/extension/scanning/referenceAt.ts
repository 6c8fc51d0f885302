import type { ScannedDocument, ScannedReference } from '../../core/scan/types.ts';

/** The reference that a place in a document (an offset) lies in or touches. */
export function referenceAt(scanned: ScannedDocument | undefined, offset: number): ScannedReference | undefined {
  return scanned?.references.find(({ range }) => range.start <= offset && offset <= range.end);
}
