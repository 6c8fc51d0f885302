import * as vscode from 'vscode';
import type { SuiteCase } from '../../core/evals/suites/types.ts';
import { describeError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { readText } from '../workspaceText.ts';
import { createOpenSuiteFiles, locateSuite } from '../suites/openSuiteFiles.ts';

/** A suite as the Test Explorer lists it. */
export type SuiteListing = {
  /** Absent while the suite has a mistake. */
  readonly name?: string;
  readonly cases: readonly ListedCase[];
  /** Files that its cases and mistakes are in. */
  readonly files: readonly vscode.Uri[];
  /** Its first mistake, with file, line and what to do. */
  readonly error?: string;
};

export type ListedCase = Pick<SuiteCase, 'id' | 'severity' | 'tags'> & { readonly label: string; readonly detail: string; readonly uri: vscode.Uri; /** From 1. */ readonly line: number };

/** ms after which the files of a suite are given up. */
const readWithinMs = 60_000;

/** Reads a suite and its files of cases as the person sees them. Never rejects: what is wrong is in `error`. */
export async function listSuite({ core }: Services, uri: vscode.Uri): Promise<SuiteListing> {
  try {
    const { loadSuite, suiteError } = await core();
    const { folder, path } = locateSuite(uri);
    const { suite, cases, problems } = await loadSuite(path, await readText(uri), await createOpenSuiteFiles(folder), AbortSignal.timeout(readWithinMs));
    const error = suiteError(problems);
    const files = new Set([...(suite?.casesFrom ?? []), ...cases.map(({ place }) => place), ...problems].map((named) => named.path));
    return {
      ...(suite === undefined ? {} : { name: suite.name }),
      cases: cases.map((one) => listed(one, folder)),
      files: [...files].map((file) => vscode.Uri.joinPath(folder, file)),
      ...(error === undefined ? {} : { error: describeError(error) }),
    };
  } catch (error) {
    return { cases: [], files: [], error: describeError(error) };
  }
}

function listed({ id, idIsDerived, description, vars, severity, tags, place }: SuiteCase, folder: vscode.Uri): ListedCase {
  const said = Object.values(vars).find((value) => typeof value === 'string');
  const label = idIsDerived === true && typeof said === 'string' ? said.replaceAll(/\s+/g, ' ').slice(0, 60) : id;
  return { id, label, detail: description ?? (severity === 'normal' ? '' : severity), severity, tags, uri: vscode.Uri.joinPath(folder, place.path), line: place.line };
}
