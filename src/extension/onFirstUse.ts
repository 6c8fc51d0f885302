/**
 * What the extension loads on first use, as one bundle of its own: everything that does not import vscode.
 * Activation reads none of it.
 */
export * as core from '../core/index.ts';
export { createNearestAliases } from '../node/aliasFinder.ts';
export { findCodeOwners } from '../node/codeOwners.ts';
export { createFileReader } from '../node/fileReader.ts';
export { createGrammarSource } from '../node/grammarSource.ts';
export { repositoryBudget } from '../node/repositoryBudget.ts';
export { createNearestSettings } from '../node/settingsFinder.ts';
export { scanListed } from '../node/scanning/scanListed.ts';
export { scanFolders } from '../node/scanning/scanFolders.ts';
export { createBoundedAssertions } from '../node/evals/boundedAssertions.ts';
export { createCodeSandbox } from '../node/evals/codeSandbox.ts';
export { createCaseLines, type CaseLines } from '../node/evals/caseLines.ts';
export { readReference, readReferenceHeader, writeReference } from '../node/evals/referenceFile.ts';
export { createSuiteFiles } from '../node/evals/suiteFiles.ts';
export { gitUserName } from '../node/gitUser.ts';
export { createJournalFile } from '../node/journalFile.ts';
export { gitIgnoreLines, journalPath, newRunId, runFolders, wouldCommitRuns } from '../node/runsFolder.ts';
