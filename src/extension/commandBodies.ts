/**
 * What commands do, as one bundle of its own that is read with the first of them: activation registers commands and reads none of it.
 * It shares no state with what started; everything comes as arguments.
 */
export { readCompareSources } from './prompts/promptSources.ts';
export { changeModel, prepareComparison, prepareKnown } from './comparing/openComparison.ts';
export { codePromptAt } from './prompts/codePrompt.ts';
export { revealPrompt } from './comparing/revealPrompt.ts';
export { changePanelSetup } from './comparing/changeSetup.ts';
export { watchSources } from './comparing/watchSources.ts';
export { doPanelAction } from './comparing/panelActions.ts';
export { runComparison } from './comparing/runComparison.ts';
export { createModelChanges } from './aliases/changeModels.ts';
export { compareAlias } from './aliases/compareAlias.ts';
export { importAliases } from './aliases/importAliases.ts';
export { createSessionProviders } from './session/sessionProviders.ts';
export { createSessionSpending } from './session/sessionSpending.ts';
export { chooseReference } from './pinning/chooseReference.ts';
export { pinAllInFile } from './pinning/pinAllInFile.ts';
export { pinBehindAlias } from './pinning/pinBehindAlias.ts';
export { pinWorkspace } from './pinning/pinWorkspace.ts';
export { locateSchemaError } from './schemas/locateCommand.ts';
export { createPromptChecker } from './prompts/checkDocument.ts';
export { chooseVersion, diffWithPrevious } from './prompts/diffPrompts.ts';
export { promptCompletions, promptHover } from './prompts/promptLanguage.ts';
export { newPrompt } from './prompts/newPrompt.ts';
export { newPromptVersion } from './prompts/newPromptVersion.ts';
export { makeStrictCommand } from './schemas/makeStrictCommand.ts';
export { nextSchemaProblem } from './schemas/nextProblem.ts';
