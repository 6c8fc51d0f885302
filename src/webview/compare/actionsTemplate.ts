import { html, nothing, type TemplateResult } from 'lit';
import { panelActionTitles, type ComparePanelState, type PanelAction } from '../../core/views/comparePanel.ts';
import type { Post } from './post.ts';

/** What can be done with the answers; each needs some. History does not. */
export function actionsTemplate({ view, running, single }: ComparePanelState, post: Post): TemplateResult {
  const answered = view.baseline.text !== '' || view.candidate.text !== '';
  const button = (action: PanelAction, enabled: boolean): TemplateResult =>
    html`<vscode-button secondary ?disabled=${!enabled} data-action=${action} @click=${() => post({ type: 'do', action })}>${panelActionTitles[action]}</vscode-button>`;
  return html`
    <div class="actionsBar" role="group" aria-label="What to do with the answers">
      ${single === true ? nothing : button('openDiff', answered && !running)}
      ${button('copyMarkdown', answered && !running)}
      ${button('saveCase', answered && !running)}
      ${view.baseline.alias === undefined || single === true ? nothing : button('setCandidate', !running)}
      ${button('history', !running)}
    </div>
  `;
}
