import { dataSurroundings, shifted, touches, type Analyzer } from '../analyzer.ts';
import { readLiteral } from '../literal.ts';
import { readProse } from '../prose.ts';
import type { ModelReference } from '../types.ts';

/** One instruction with the lines it goes on over; `body` is what follows its word. */
type Instruction = { readonly word: string; readonly start: number; readonly end: number; readonly heredoc?: { readonly start: number; readonly end: number } };

/** Dockerfiles: settings by a lexer, what is run as shell or as a list of words. */
export const dockerfile: Analyzer = async ({ text, path }, seeds, tools, signal) => {
  const around = dataSurroundings(path);
  const references: ModelReference[] = [];
  for (const instruction of instructionsOf(text)) {
    const { word, start, end, heredoc } = instruction;
    if (heredoc !== undefined && touches(seeds, heredoc.start, heredoc.end) && word === 'RUN') await analyse('bash', heredoc.start, heredoc.end);
    if (!touches(seeds, start, end)) continue;
    const body = text.slice(start, end);
    if (word === '#') references.push(...readProse(body, start, 'mention'));
    else if (word === 'ENV' || word === 'ARG') {
      for (const { name, from, to } of settingsOf(body)) {
        references.push(...readLiteral({ content: { start: start + from, end: start + to }, holes: [], context: () => [{ kind: 'assigned', name, declares: false }] }, text, around));
      }
    } else if (word === 'LABEL') references.push(...readProse(body, start, 'mention'));
    else if (/^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK|SHELL)$/.test(word)) {
      const lead = /^(?:\s*--\w[\w-]*(?:=\S+)?)*\s*(?:CMD\s+)?/.exec(body)?.[0].length ?? 0;
      await analyse(body[lead] === '[' ? 'json' : 'bash', start + lead, end);
    }
  }
  return { references };

  async function analyse(language: 'bash' | 'json', start: number, end: number): Promise<void> {
    const analysis = await tools.analyse({ path, language, text: text.slice(start, end) }, signal);
    // The words of `["ollama", "run", "llama3.1"]` are a command's, not a list of known models.
    const called = language === 'json' ? analysis.references.map((one) => (one.role === 'catalog' ? { ...one, role: 'usage' as const } : one)) : analysis.references;
    references.push(...shifted(called, start));
  }
};

function* instructionsOf(text: string): Generator<Instruction> {
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const comment = /^\s*#/.exec(line);
    const word = /^\s*([A-Za-z]+)\s+/.exec(line);
    let end = at + line.length;
    if (comment !== null) yield { word: '#', start: at + comment[0].length - 1, end };
    else if (word !== null) {
      while (end < text.length && /[\\`]\r?$|^\s*#/.test(lastLine(text, at, end))) end = Math.min(text.length, end + 1 + lineAt(text, end + 1).length);
      const mark = /<<-?["']?(\w+)["']?/.exec(text.slice(at, end))?.[1];
      const close = mark === undefined ? null : new RegExp(`^\\s*${mark}\\s*$`, 'm').exec(text.slice(end + 1));
      const instruction = { word: (word[1] ?? '').toUpperCase(), start: at + word[0].length, end };
      if (close === null) yield instruction;
      else {
        yield { ...instruction, heredoc: { start: end + 1, end: end + 1 + close.index } };
        end += 1 + close.index + close[0].length;
      }
    }
    at = end + 1;
  }
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}

const lastLine = (text: string, from: number, end: number): string => text.slice(Math.max(from, text.lastIndexOf('\n', end - 1) + 1), end);

/** `A=b C="d"`, or the old `A b`. */
function* settingsOf(body: string): Generator<{ readonly name: string; readonly from: number; readonly to: number }> {
  const old = /^([A-Za-z_]\w*)[ \t]+(?!=)(\S.*)$/s.exec(body);
  if (old !== null && !/^\S+=/.test(body)) {
    const value = (old[2] ?? '').trimEnd();
    const from = body.indexOf(value, (old[1] ?? '').length);
    const quote = /^["']/.test(value) && value.endsWith(value[0] ?? '') ? 1 : 0;
    yield { name: old[1] ?? '', from: from + quote, to: from + value.length - quote };
    return;
  }
  for (const match of body.matchAll(/([A-Za-z_]\w*)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|((?:[^\s"'\\]|\\.)*))/g)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const from = match.index + match[0].length - value.length - (match[4] === undefined ? 1 : 0);
    yield { name: match[1] ?? '', from, to: from + value.length };
  }
}
