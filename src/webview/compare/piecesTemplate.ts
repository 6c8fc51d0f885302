import { html } from 'lit';
import { blocksOf } from './blocks.ts';

/** A text beyond this many UTF-16 units is laid out in pieces, as an answer is. */
const longText = 8000;

/** A text of a model in a place that is no answer, however long it is; `mark` puts each piece into an element. */
export function piecesTemplate(text: string, mark: (piece: string) => unknown = (piece) => piece): unknown {
  if (text.length <= longText) return mark(text);
  return blocksOf([{ kind: 'same', text }]).map((block) => html`<span class="block">${block.map((part) => mark(part.text))}</span>`);
}
