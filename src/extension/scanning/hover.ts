import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import type { Services } from '../services.ts';
import { hoverLines } from './hoverText.ts';
import { today } from './repositorySettings.ts';
import type { Scanning } from './scanning.ts';
import { toRange } from './translate.ts';

/** What a model id is, costs and lives, on hover. An alias has a hover of its own. */
export function createHoverProvider({ core }: Services, scanning: Scanning): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const scanned = await scanning.scan(document, toSignal(token));
      const offset = document.offsetAt(position);
      const reference = scanned?.references.find(({ range }) => range.start <= offset && offset <= range.end);
      if (reference === undefined || reference.alias !== undefined || token.isCancellationRequested) return undefined;
      const [{ lifecycleOf, describeModel, loadPrices }, { found }] = await Promise.all([core(), scanning.repository.of(document.uri)]);
      const { priceOf } = await loadPrices();
      const { identity } = reference;
      const lines = hoverLines(reference, {
        facts: describeModel(identity),
        price: await priceOf(identity, new Date().toISOString()),
        lifecycle: lifecycleOf(identity, today(), found.settings.catalog),
      });
      return new vscode.Hover(new vscode.MarkdownString(lines.join('\n\n')), toRange(document, reference.range));
    },
  };
}
