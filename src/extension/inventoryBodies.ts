/**
 * What the Inventory does beyond its start, as one bundle of its own that is read with the first scan, hover or command of it. It shares
 * no state with what started; everything comes as arguments.
 */
export { chooseFilter, chooseGrouping, chooseOrder } from './inventory/chooseView.ts';
export { exportInventory } from './inventory/exportInventory.ts';
export { provideHover, showUses } from './inventory/hover.ts';
export { createInventoryTree } from './inventory/inventoryTree.ts';
export { openReference } from './inventory/openReference.ts';
export { requireFolder } from './inventory/requireFolder.ts';
export { createWorkspacePrompts } from './inventory/workspacePrompts.ts';
