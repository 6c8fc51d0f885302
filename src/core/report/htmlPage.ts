import { comparisonCss } from './comparisonCss.ts';
import { escapeHtml } from './escapeHtml.ts';

/** What a page of its own begins with. */
export type HtmlHead = {
  /** As text. */
  readonly title: string;
  /** After what every report looks like. */
  readonly css?: string;
  /** The one script that may run, as its source in the policy (`'sha256-…'`); without it none may. */
  readonly scriptHash?: string;
};

/** The start of a report that is one HTML file and needs nothing else, up to its `main`: no address is asked for, light and dark by the reader's setting. */
export function htmlStart({ title, css = '', scriptHash }: HtmlHead): string {
  const policy = ["default-src 'none'", "style-src 'unsafe-inline'", ...(scriptHash === undefined ? [] : [`script-src '${scriptHash}'`]), "base-uri 'none'", "form-action 'none'"].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${comparisonCss}${css}</style>
</head>
<body>
<main>
`;
}

/** The end of it; `script` is trusted text, the one whose hash the start names. */
export function htmlEnd(script?: string): string {
  return `</main>
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}
