import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

type Piece = { readonly text: string; readonly scopes: readonly string[] };

const scopeName = 'text.prompt.promptshift';
/** Stand-ins for the editor's own grammars: what matters is that ours reaches into what they hold. */
const others: Readonly<Record<string, object>> = {
  'source.yaml': { scopeName: 'source.yaml', patterns: [{ match: '^\\w+(?=:)', name: 'entity.name.tag.yaml' }] },
  'text.html.markdown': {
    scopeName: 'text.html.markdown',
    patterns: [
      { begin: '^```', end: '^```', name: 'markup.fenced_code.block.markdown' },
      { begin: '^(?=# )', end: '$', name: 'markup.heading.1.markdown' },
      { begin: '^(?=\\S)', while: '^(?=\\S)', name: 'meta.paragraph.markdown', patterns: [{ begin: '\\*\\*(?=\\S)', end: '\\*\\*', name: 'markup.bold.markdown' }] },
    ],
  },
};

let grammar: textmate.IGrammar;

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (name) =>
      name === scopeName
        ? textmate.parseRawGrammar(readFileSync('syntaxes/prompt.tmLanguage.json', 'utf8'), 'prompt.tmLanguage.json')
        : textmate.parseRawGrammar(JSON.stringify(others[name] ?? { scopeName: name, patterns: [] }), 'other.json'),
  });
  const loaded = await registry.loadGrammar(scopeName);
  if (loaded === null) throw new Error('The grammar was not loaded.');
  grammar = loaded;
});

function tokens(text: string): readonly Piece[] {
  let state: textmate.StateStack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens: found, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return found.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

/** The scopes of the piece that is exactly this text. */
function scopesOf(text: string, piece: string): string {
  const found = tokens(text).find((one) => one.text.trim() === piece);
  if (found === undefined) throw new Error(`No piece is "${piece}": ${tokens(text).map((one) => JSON.stringify(one.text)).join(' ')}`);
  return found.scopes.join(' ');
}

const prompt = `---
model: chat.triage
---
# System
Answer with **one word**.

# User
Dear {{customer.name}}, {{#if urgent}}now{{else}}later{{/if}}`;

describe('the grammar of prompts', () => {
  it('reads the front matter as YAML and ends it', () => {
    expect(scopesOf(prompt, 'model')).toContain('meta.embedded.block.frontmatter entity.name.tag.yaml');
    expect(scopesOf(prompt, 'Answer with')).not.toContain('frontmatter');
    expect(tokens(prompt)[0]?.scopes.at(-1)).toBe('punctuation.definition.frontmatter.begin.promptshift');
  });

  it('knows front matter only at the top of the file', () => {
    expect(scopesOf('# User\n---\nname: x\n---', 'name: x')).not.toContain('frontmatter');
  });

  it('ends front matter that is not closed at the first message', () => {
    expect(scopesOf('---\nmodel: x\n# User\nHello', 'Hello')).not.toContain('frontmatter');
  });

  it('tells the heading of a message from any other heading', () => {
    expect(scopesOf(prompt, 'System')).toContain('keyword.control.role.promptshift');
    expect(scopesOf(prompt, 'User')).toContain('keyword.control.role.promptshift');
    for (const other of ['# Systems', '## System', '# system', ' # System']) {
      expect(tokens(other).some(({ scopes }) => scopes.includes('keyword.control.role.promptshift')), other).toBe(false);
    }
  });

  it('leaves a heading inside a code fence to the code', () => {
    const fenced = '# User\n```\n# System\n```';
    expect(tokens(fenced).filter(({ scopes }) => scopes.includes('keyword.control.role.promptshift')).map(({ text }) => text)).toEqual(['User']);
  });

  it('finds a heading after a paragraph that no blank line ends', () => {
    expect(scopesOf('# System\nOne word.\n# User\nHi', 'User')).toContain('keyword.control.role.promptshift');
  });

  it('finds placeholders inside what Markdown has begun', () => {
    expect(scopesOf(prompt, 'customer.name')).toContain('variable.other.placeholder.handlebars');
    expect(scopesOf('# User\n- **{{x}}**', 'x')).toContain('variable.other.placeholder.handlebars');
    expect(scopesOf('# User\n```\n{{code}}\n```', 'code')).toContain('variable.other.placeholder.handlebars');
  });

  it('tells helpers, blocks, strings, numbers and attributes apart', () => {
    expect(tokens(prompt).filter(({ text }) => /^(?:if|else)$/.test(text.trim())).map(({ scopes }) => scopes.at(-1))).toEqual([
      'keyword.control.block.handlebars', 'keyword.control.block.handlebars', 'keyword.control.block.handlebars',
    ]);
    const line = '{{role "system"}}{{media url=photo}}{{lookup list 2}}{{{raw}}}';
    expect(scopesOf(line, 'role')).toContain('support.function.helper.handlebars');
    expect(scopesOf(line, 'system')).toContain('string.quoted.double.handlebars');
    expect(scopesOf(line, 'url')).toContain('entity.other.attribute-name.handlebars');
    expect(scopesOf(line, '2')).toContain('constant.numeric.handlebars');
    expect(scopesOf(line, 'raw')).toContain('variable.other.placeholder.handlebars');
  });

  it('reads comments whole, braces and all, and leaves escaped braces alone', () => {
    expect(scopesOf('{{!-- {{x}} --}}y', 'y')).not.toContain('comment');
    expect(tokens('{{!-- {{x}} --}}').every(({ scopes }) => scopes.includes('comment.block.handlebars'))).toBe(true);
    expect(tokens('\\{{x}}').some(({ scopes }) => scopes.includes('variable.other.placeholder.handlebars'))).toBe(false);
  });

  it('reads the role markers of dotprompt', () => {
    expect(scopesOf('<<<dotprompt:role:model>>>', '<<<dotprompt:role:model>>>')).toContain('keyword.control.role.promptshift');
  });
});
