import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../../src/core/errors.ts';
import { ActionableError, toPanelProblem } from '../../../../src/extension/comparing/actionableError.ts';

describe('an error with a button', () => {
  it('is known by what it carries, since it may come from another bundle', () => {
    const foreign = Object.assign(new PromptshiftError('configuration', 'There is no API key.', 'Set one.'), { actions: ['setApiKey'] });
    expect(foreign).toBeInstanceOf(ActionableError);
    expect(toPanelProblem(foreign)?.actions).toEqual(['setApiKey', 'showLog']);
    expect(new PromptshiftError('configuration', 'a', 'b')).not.toBeInstanceOf(ActionableError);
    expect(Object.assign(new Error('a defect'), { actions: [] })).not.toBeInstanceOf(ActionableError);
  });
});
