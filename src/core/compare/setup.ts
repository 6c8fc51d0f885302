import type { Prompt } from '../prompts/types.ts';
import type { ComparePanelState, SetupChange } from '../views/comparePanel.ts';
import { parameterText, readParameter, type CompareSetup, type ParameterRow } from '../views/compareSetup.ts';
import type { SideName } from '../views/comparison.ts';
import { readField } from '../views/inputForm.ts';
import { inputFields } from './inputForm.ts';
import type { CompareDeps } from './types.ts';

type Parameters = Readonly<Record<string, unknown>>;
type Request = Pick<ComparePanelState, 'inputs' | 'runs' | 'parameters' | 'grid'>;

/** What a side is asked with: its own parameters, else the prompt's. */
export function parametersOf(prompt: Prompt, side: SideName, edited: ComparePanelState['parameters']): Parameters {
  return edited?.[side] ?? prompt.parameters;
}

/** The form and the parameters as a page shows them. `models` are the ids that the sides resolve to. */
export function compareSetup(prompt: Prompt, { inputs, parameters }: Request, models: Readonly<Record<SideName, string>>, rejected: CompareDeps['rejected']): CompareSetup {
  const rows = (side: SideName): readonly ParameterRow[] => {
    const asked = parametersOf(prompt, side, parameters);
    const refused = new Map(rejected(models[side], asked).map(({ name, reason }) => [name, reason]));
    return Object.entries(asked).map(([name, value]): ParameterRow => {
      const text = parameterText(value);
      const reason = refused.get(name);
      return { name, text, edited: text !== parameterText(prompt.parameters[name]), ...(reason === undefined ? {} : { rejected: reason }) };
    });
  };
  return { form: inputFields(prompt, inputs), parameters: { baseline: rows('baseline'), candidate: rows('candidate') } };
}

/** What the next run asks for after a change. A field that cannot be read changes nothing. */
export function changeSetup(prompt: Prompt, request: Request, change: SetupChange): Request {
  switch (change.type) {
    case 'setInput': {
      const field = inputFields(prompt, request.inputs).find(({ name }) => name === change.name);
      const reading = field && readField(field, change.text);
      if (reading === undefined || 'problem' in reading) return request;
      const { [change.name]: _before, ...others } = request.inputs;
      return { ...request, inputs: 'empty' in reading ? others : { ...others, [change.name]: reading.value } };
    }
    case 'setRuns':
      return { ...request, runs: change.runs };
    case 'setGrid':
      return { ...request, grid: change.grid };
    case 'setParameter':
      return withParameters(prompt, request, change.side, (asked) => ({ ...asked, [change.name]: readParameter(change.text) }));
    case 'removeParameter':
      return withParameters(prompt, request, change.side, ({ [change.name]: _removed, ...others }) => others);
    case 'resetParameters': {
      const { [change.side]: _edited, ...others } = request.parameters ?? {};
      return { ...request, parameters: others };
    }
  }
}

function withParameters(prompt: Prompt, request: Request, side: SideName, edit: (asked: Parameters) => Parameters): Request {
  return { ...request, parameters: { ...request.parameters, [side]: edit(parametersOf(prompt, side, request.parameters)) } };
}
