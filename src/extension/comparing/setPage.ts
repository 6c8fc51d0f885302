import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml } from './pageHtml.ts';

/** Puts a page of `dist` (`webview.js` and `webview.css`, say) into a panel: its script runs, and it reads nothing but that folder. */
export function setPage(panel: vscode.WebviewPanel, { extensionUri }: Pick<vscode.ExtensionContext, 'extensionUri'>, name: 'webview' | 'results'): void {
  const { webview } = panel;
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  panel.iconPath = { light: vscode.Uri.joinPath(extensionUri, 'media', 'compare-light.svg'), dark: vscode.Uri.joinPath(extensionUri, 'media', 'compare-dark.svg') };
  webview.html = pageHtml({ script: address(`${name}.js`), style: address(`${name}.css`), cspSource: webview.cspSource, nonce: randomBytes(16).toString('base64'), title: panel.title });
}
