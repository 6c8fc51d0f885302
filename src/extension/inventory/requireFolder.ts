import { PromptshiftError } from '../../core/errors.ts';
import { workspaceFolders } from './folderScans.ts';

/** @throws PromptshiftError `configuration` when no folder is open */
export function requireFolder(): void {
  if (workspaceFolders().length > 0) return;
  throw new PromptshiftError('configuration', 'There is no folder to scan.', 'Open one with "File: Open Folder…" and scan again.');
}
