'use strict';
/**
 * Chat models for the host tests, registered the way GitHub Copilot registers its own (VS Code 1.104 and later). What a model does
 * is in its family's name; the API that `activate` returns tells what was asked of it.
 */
const vscode = require('vscode');

const families = ['echo', 'caller', 'endless', 'blocked', 'broken'];

function activate(context) {
  const seen = [];
  if (vscode.lm.registerLanguageModelChatProvider === undefined) return { seen };
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('promptshift-test', {
    provideLanguageModelChatInformation: () => families.map((family) => ({
      id: `${family}-1`, name: family, family, version: '1', maxInputTokens: 1000, maxOutputTokens: 1000, capabilities: { toolCalling: true },
    })),
    async provideLanguageModelChatResponse({ family }, messages, options, progress, token) {
      const entry = { family, roles: messages.map(({ role }) => role), parts: messages.map(({ content }) => content.map(describe)), tools: options.tools ?? [], modelOptions: options.modelOptions ?? {}, cancelled: false };
      seen.push(entry);
      token.onCancellationRequested(() => { entry.cancelled = true; });
      await answers[family]({ messages, options, token, say: (text) => progress.report(new vscode.LanguageModelTextPart(text)), call: (id, name, input) => progress.report(new vscode.LanguageModelToolCallPart(id, name, input)) });
    },
    provideTokenCount: async (_model, text) => (typeof text === 'string' ? text : text.content.map(describe).join('')).length,
  }));
  return { seen };
}

const answers = {
  async echo({ messages, say }) {
    for (const piece of ['You said: ', describe(messages.at(-1).content[0]), '!']) say(piece);
  },
  async caller({ options, say, call }) {
    say('Let me look. ');
    call('call-1', options.tools[0].name, { id: 17 });
  },
  async endless({ say, token }) {
    for (let count = 0; count < 1000 && !token.isCancellationRequested; count++) {
      say(`${count} `);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  async blocked() {
    throw vscode.LanguageModelError.Blocked('the quota of today is used up');
  },
  async broken({ say }) {
    say('par');
    // what is said right before a failure is lost on its way through VS Code
    await new Promise((resolve) => setTimeout(resolve, 200));
    throw new Error('the model fell over');
  },
};

function describe(part) {
  if (part instanceof vscode.LanguageModelTextPart) return part.value;
  if (part instanceof vscode.LanguageModelToolCallPart) return `call ${part.callId} ${part.name} ${JSON.stringify(part.input)}`;
  if (part instanceof vscode.LanguageModelToolResultPart) return `result ${part.callId} ${part.content.map(describe).join('')}`;
  return 'other';
}

module.exports = { activate };
