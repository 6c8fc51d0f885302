import * as vscode from 'vscode';
import type { EvalEvent } from '../../core/evals/runner/types.ts';
import type { SuiteCase } from '../../core/evals/suites/types.ts';
import type { Core } from '../core.ts';
import type { ChosenSuite } from './chooseSuites.ts';
import { createAnswerCollector, durationOf, stateOf, type CaseAnswers } from './caseAnswers.ts';
import { answerLines, errorOf, failuresOf, type CaseFailure } from './caseReport.ts';
import { locateSuite } from '../suites/openSuiteFiles.ts';
import type { ReadySuite } from './suiteRun.ts';

/** Tells the Test Explorer of the cases of one suite while it runs. */
export interface CaseReporter {
  on(event: EvalEvent): void;
  /** What was not judged was skipped. */
  end(): void;
}

export type Reported = ChosenSuite & { readonly ready: ReadySuite };

/** What of the core a report needs, and where the suite's assertions stand. */
export type ReportTools = Pick<Core, 'expectedText'> & { readonly rangeOf: (id: string, assertion: number) => vscode.Range | undefined };

/** Every case waits from now on. `failed` is kept up to date. */
export function createCaseReporter(run: vscode.TestRun, { item: suite, ready }: Reported, failed: Set<vscode.TestItem>, { expectedText, rangeOf }: ReportTools): CaseReporter {
  const { plan } = ready.prepared;
  const { folder } = locateSuite(ready.uri);
  const models = { baseline: plan.sides.baseline.model.model, candidate: plan.sides.candidate.model.model };
  const collector = createAnswerCollector(plan.repeat);
  const waiting = new Map(plan.cases.map((one) => [one.id, one]));
  const started = new Set<string>();
  let hiddenFailures = 0;

  for (const { id } of plan.cases) {
    const item = suite.children.get(id);
    if (item !== undefined) run.enqueued(item);
  }

  const messageOf = (one: SuiteCase, { text, assertion, texts }: CaseFailure): vscode.TestMessage => {
    const message = texts === undefined ? new vscode.TestMessage(text) : vscode.TestMessage.diff(text, texts.expected, texts.actual);
    const range = assertion === undefined ? undefined : rangeOf(one.id, assertion);
    const line = new vscode.Position(one.place.line - 1, 0);
    message.location = range === undefined ? new vscode.Location(vscode.Uri.joinPath(folder, one.place.path), line) : new vscode.Location(ready.uri, range);
    return message;
  };
  const tell = (one: SuiteCase, answers: CaseAnswers): void => {
    const item = suite.children.get(one.id);
    const state = stateOf(answers);
    run.appendOutput(`${toLines([`${one.id}: ${state}`, ...answerLines(answers, models)])}\r\n`, undefined, item);
    if (item === undefined) {
      hiddenFailures += Number(state !== 'passed');
      return;
    }
    failed.delete(item);
    if (state !== 'passed') failed.add(item);
    if (state === 'passed') run.passed(item, durationOf(answers));
    else if (state === 'errored') run.errored(item, messageOf(one, { text: errorOf(answers, models) }));
    else run.failed(item, failuresOf(one, answers, models, expectedText).map((failure) => messageOf(one, failure)), durationOf(answers));
  };

  return {
    on(event) {
      if (event.type === 'asking' && !started.has(event.case)) {
        started.add(event.case);
        const item = suite.children.get(event.case);
        if (item !== undefined) run.started(item);
      }
      if (event.type !== 'judged') return;
      const answers = collector.add(event);
      const one = waiting.get(event.row.case);
      if (answers === undefined || one === undefined) return;
      waiting.delete(one.id);
      tell(one, answers);
    },
    end() {
      for (const id of waiting.keys()) {
        const item = suite.children.get(id);
        if (item !== undefined) run.skipped(item);
      }
      if (hiddenFailures > 0) run.failed(suite, new vscode.TestMessage(`${hiddenFailures} of the cases that are not listed here did not pass. The run's output names them.`));
    },
  };
}

/** Output of a test run is a terminal: its lines end with both signs. */
function toLines(lines: readonly string[]): string {
  return lines.join('\n').replaceAll(/\r?\n/g, '\r\n');
}
