import * as vscode from 'vscode';
import { focusGivenBack } from '../focusGivenBack.ts';
import { commands } from '../ids.ts';
import type { Services } from '../services.ts';
import { readEndpoint } from './endpoint.ts';

/** Commands that store and remove the API key of the endpoint in use. */
export function registerKeys({ register, keys, settings }: Services): void {
  register(commands.setApiKey, 'Set API key', async () => {
    const { origin } = readEndpoint(settings['promptshift.openai.baseUrl'].value);
    await focusGivenBack();
    const key = await vscode.window.showInputBox({
      title: `API key for ${origin}`,
      prompt: 'Kept in the secret storage of VS Code and sent to this origin only.',
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' ? 'Paste the key, or press Escape to leave things as they are.' : undefined),
    });
    if (key === undefined) return false;
    await keys.set(origin, key);
    void vscode.window.showInformationMessage(`The API key for ${origin} is stored.`);
    return true;
  });

  register(commands.clearApiKey, 'Clear API key', async () => {
    const { origin } = readEndpoint(settings['promptshift.openai.baseUrl'].value);
    const had = (await keys.get(origin)) !== undefined;
    await keys.clear(origin);
    void vscode.window.showInformationMessage(had ? `The API key for ${origin} is removed.` : `There was no API key for ${origin}.`);
    return had;
  });
}
