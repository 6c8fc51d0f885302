import * as vscode from 'vscode';
import type { PromptCompletion, PromptEditorContext } from '../../core/prompts/editor/promptCompletions.ts';
import { readCompareSources } from './promptSources.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';

const kinds: Readonly<Record<PromptCompletion['kind'], vscode.CompletionItemKind>> = {
  placeholder: vscode.CompletionItemKind.Variable,
  helper: vscode.CompletionItemKind.Function,
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  alias: vscode.CompletionItemKind.Reference,
  model: vscode.CompletionItemKind.Value,
};

/** Placeholders, front-matter keys, aliases and ids, as they are typed. */
export async function promptCompletions(services: Pick<Services, 'core'>, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const { promptCompletionsAt } = await services.core();
  const found = promptCompletionsAt(document.uri.path, document.getText(), document.offsetAt(position), await contextOf(services, document.uri));
  return found.map(({ label, kind, insert, range, detail, documentation }, index) => {
    const item = new vscode.CompletionItem({ label, ...(detail === undefined ? {} : { description: detail }) }, kinds[kind]);
    item.insertText = insert;
    item.range = toRange(document, range);
    item.sortText = String(index).padStart(5, '0');
    if (documentation !== undefined) item.documentation = documentation;
    // a key is followed by its value: what may stand there is asked for at once
    if (kind === 'key') item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
    return item;
  });
}

/** What a placeholder, a key or an alias is. */
export async function promptHover(services: Pick<Services, 'core'>, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
  const { promptHoverAt } = await services.core();
  const hover = promptHoverAt(document.uri.path, document.getText(), document.offsetAt(position), await contextOf(services, document.uri));
  if (hover === undefined) return undefined;
  const content = new vscode.MarkdownString();
  content.appendMarkdown('**`').appendText(hover.title).appendMarkdown('`**');
  for (const line of hover.lines) content.appendMarkdown('\n\n').appendText(line);
  return new vscode.Hover(content, toRange(document, hover.range));
}

async function contextOf(services: Pick<Services, 'core'>, uri: vscode.Uri): Promise<PromptEditorContext> {
  const sources = await readCompareSources(uri, services).catch(() => undefined);
  const aliases = Object.entries(sources?.config.aliases ?? {});
  return { aliases: aliases.map(([name, { default: model, owner }]) => ({ name, model, ...(owner === undefined ? {} : { owner }) })) };
}
