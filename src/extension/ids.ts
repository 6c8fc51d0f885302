/** Every name that the manifest and the code share. A test compares both, so a name lives here and nowhere else. */

/** Commands, as in `contributes.commands`. */
export const commands = {
  compareModels: 'promptshift.compareModels',
  runPrompt: 'promptshift.runPrompt',
  compareCode: 'promptshift.compareCode',
  runCode: 'promptshift.runCode',
  runSuite: 'promptshift.runSuite',
  showEvalResults: 'promptshift.showEvalResults',
  openRegressions: 'promptshift.openRegressions',
  openCase: 'promptshift.openCase',
  blessRun: 'promptshift.blessRun',
  compareWithReference: 'promptshift.compareWithReference',
  newPrompt: 'promptshift.newPrompt',
  newPromptVersion: 'promptshift.newPromptVersion',
  diffWithPrevious: 'promptshift.diffWithPrevious',
  compareVersions: 'promptshift.compareVersions',
  pinBehindAlias: 'promptshift.pinBehindAlias',
  pinAllInFile: 'promptshift.pinAllInFile',
  pinWorkspace: 'promptshift.pinWorkspace',
  promoteCandidate: 'promptshift.promoteCandidate',
  rollBack: 'promptshift.rollBack',
  setCandidate: 'promptshift.setCandidate',
  compareAlias: 'promptshift.compareAlias',
  importAliases: 'promptshift.importAliases',
  scanWorkspace: 'promptshift.scanWorkspace',
  showInventory: 'promptshift.showInventory',
  showUses: 'promptshift.showUses',
  openReference: 'promptshift.openReference',
  groupInventory: 'promptshift.groupInventory',
  sortInventory: 'promptshift.sortInventory',
  filterInventory: 'promptshift.filterInventory',
  exportInventory: 'promptshift.exportInventory',
  makeStrict: 'promptshift.makeStrict',
  nextSchemaProblem: 'promptshift.nextSchemaProblem',
  locateSchemaError: 'promptshift.locateSchemaError',
  setApiKey: 'promptshift.setApiKey',
  clearApiKey: 'promptshift.clearApiKey',
  showLog: 'promptshift.showLog',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** Values of each setting. */
export type SettingTypes = {
  readonly 'promptshift.scan.enabled': boolean;
  readonly 'promptshift.lint.enabled': boolean;
  readonly 'promptshift.lint.profile': 'auto' | 'openai' | 'openai-finetuned' | 'anthropic' | 'gemini' | 'portable';
  readonly 'promptshift.openai.baseUrl': string;
  readonly 'promptshift.openai.api': 'auto' | 'responses' | 'chat';
  readonly 'promptshift.openai.retries': number;
  readonly 'promptshift.openai.idleTimeoutSeconds': number;
  readonly 'promptshift.openai.parallelRequests': number;
  readonly 'promptshift.compare.confirmAboveUsd': number;
};

export type SettingId = keyof SettingTypes;

/** Settings with their defaults, as in `contributes.configuration`. */
export const settingDefaults: SettingTypes = {
  'promptshift.scan.enabled': true,
  'promptshift.lint.enabled': true,
  'promptshift.lint.profile': 'auto',
  'promptshift.openai.baseUrl': 'https://api.openai.com/v1',
  'promptshift.openai.api': 'auto',
  'promptshift.openai.retries': 2,
  'promptshift.openai.idleTimeoutSeconds': 120,
  'promptshift.openai.parallelRequests': 32,
  'promptshift.compare.confirmAboveUsd': 0.25,
};

/** Context keys that `when` clauses of the manifest ask for. */
export const contextKeys = {
  /** The active editor shows a prompt, whatever its path. */
  promptFile: 'promptshift.promptFile',
  /** The workspace was scanned, so that an empty Inventory means that there is nothing. */
  scanned: 'promptshift.scanned',
} as const;

/** View types of webview panels, as in `activationEvents`. */
export const viewTypes = {
  compare: 'promptshift.compare',
  results: 'promptshift.results',
} as const;

/** Views, as in `contributes.views`. */
export const views = {
  inventory: 'promptshift.inventory',
} as const;
