/**
 * Every control of the compare panel, and where in the page it is. The page's own test finds a control that is drawn and not listed here; the
 * end-to-end test uses each of them, by mouse and by keyboard alone, and fails for one that it has not used.
 */
export const panelControls = {
  openPrompt: 'h1 button.link',
  runs: '.runs select',
  grid: '.gridChoice input',
  run: '[data-control=run]',
  stop: '[data-control=stop]',
  addModel: '[data-control=addModel]',
  setApiKey: '[data-problem=setApiKey]',
  manageTrust: '[data-problem=manageTrust]',
  openSettings: '[data-problem=openSettings]',
  showLog: '[data-problem=showLog]',
  inputs: '.inputs > summary',
  textInput: '.field vscode-textfield',
  longInput: '.field vscode-textarea',
  flagInput: '.field input[type=checkbox]',
  choiceInput: '.field select',
  fill: '[data-action=loadInputs]',
  model: 'button.model',
  parameters: '.parameters > summary',
  parameterValue: '[data-parameter] vscode-textfield',
  removeParameter: 'button.remove',
  newName: 'input[name=name]',
  newValue: 'input[name=value]',
  addParameter: 'button.add',
  resetParameters: '.parameters button.link',
  diffBy: '[aria-label="Diff by"]',
  previousChange: '[aria-label="Previous change"]',
  nextChange: '[aria-label="Next change"]',
  fold: 'button.fold',
  costs: '.costs > summary',
  openDiff: '[data-action=openDiff]',
  copyMarkdown: '[data-action=copyMarkdown]',
  saveCase: '[data-action=saveCase]',
  setCandidate: '[data-action=setCandidate]',
  history: '[data-action=history]',
} as const;

export type PanelControl = keyof typeof panelControls;

/** What can have the focus to be scrolled and does nothing else. */
export const panelRegions = ['.answer', '.figures', '.structure'] as const;
