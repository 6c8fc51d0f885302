import { describe, expect, it } from 'vitest';
import { customerFacingPart } from '../../../../src/core/inventory/customerFacing.ts';

describe('customerFacingPart', () => {
  it.each<readonly [string, string | undefined]>([
    ['src/chat/answer.ts', 'chat'], ['app/api/complete/route.ts', 'api'], ['app/page.tsx', 'page.tsx'], ['shop/views.py', 'views.py'],
    ['src/TicketController.java', 'TicketController.java'], ['packages/Web/src/a.ts', 'Web'], ['src/orders.controller.ts', 'orders.controller.ts'],
    ['src/worker/summarise.py', undefined], ['scripts/api/replay.ts', undefined], ['notebooks/chat.ipynb', undefined], ['docs/server/a.md', undefined], ['a.ts', undefined],
  ])('%s', (path, part) => {
    expect(customerFacingPart(path)).toBe(part);
  });
});
