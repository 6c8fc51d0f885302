/** What a page may load: one script by nonce and one style sheet, nothing from anywhere else. */
export type PageSources = {
  readonly script: string;
  readonly style: string;
  /** The origin that the editor serves the extension's files from. */
  readonly cspSource: string;
  /** Fresh for each page, from a cryptographic source. */
  readonly nonce: string;
  readonly title: string;
};

/** The frame of a page; all content is rendered by its script. */
export function pageHtml({ script, style, cspSource, nonce, title }: PageSources): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<script nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
