import { PromptshiftError } from '../../core/errors.ts';
import { scannedFolders } from './workspaceRows.ts';

/** @throws PromptshiftError `configuration` when there is nothing on disk to scan */
export function requireFolder(): void {
  if (scannedFolders().length > 0) return;
  throw new PromptshiftError('configuration', 'There is no folder on disk to scan.', 'Open one with "File: Open Folder…" and scan again.');
}
