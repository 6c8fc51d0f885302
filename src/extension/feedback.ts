import * as vscode from 'vscode';
import type { Logger } from '../core/host.ts';
import { toErrorReport } from './errorReport.ts';

/** A button of a notification, beside "Show log". */
export type FollowUp = { readonly title: string; readonly run: () => void };

/** How features tell a person that something went wrong: one notification, the details in the log. */
export interface Feedback {
  error(task: string, error: unknown, followUps?: readonly FollowUp[]): void;
  showLog(): void;
}

const showLogTitle = 'Show log';

export function createFeedback(log: vscode.LogOutputChannel): Feedback & { readonly logger: Logger } {
  const showLog = (): void => log.show(true);
  return {
    logger: log,
    showLog,
    error(task, error, followUps = []) {
      const report = toErrorReport(task, error);
      if (report.cancelled) {
        log.info(report.details);
        return;
      }
      log.error(report.details);
      void vscode.window.showErrorMessage(report.message, ...followUps.map(({ title }) => title), showLogTitle).then((chosen) => {
        if (chosen === showLogTitle) showLog();
        else followUps.find(({ title }) => title === chosen)?.run();
      });
    },
  };
}
