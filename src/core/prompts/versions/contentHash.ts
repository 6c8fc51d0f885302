/**
 * SHA-256 of a prompt file as 64 hex digits, of its text in this form: no byte order mark, line ends `\n`, blank lines and
 * blanks at its end left out and one `\n` in their place, UTF-8. So neither a checkout on Windows nor an editor that ends
 * files with a line end changes it.
 */
export async function contentHash(text: string): Promise<string> {
  const normal = `${text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n').trimEnd()}\n`;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(normal));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
