import { describe, expect, it } from 'vitest';
import { createScanner, createSyntaxRuntime, findAliasShapes, languageOf, type RecognisedAlias } from '../../../../../src/core/index.ts';
import { createGrammarSource } from '../../../../../src/node/grammarSource.ts';

const grammars = createGrammarSource();
const scanner = createScanner(grammars, { today: () => '2026-11-21', parseLimit: 20_000 });
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const syntax = createSyntaxRuntime(grammars, silent, 5000);
const { signal } = new AbortController();

type Looked = { readonly found: readonly RecognisedAlias[]; readonly hardCoded: readonly string[] };

/** What is recognised in a text, and which ids the scan of the same text calls hard-coded. */
async function look(path: string, text: string): Promise<Looked> {
  const language = languageOf(path);
  if (language === undefined) throw new Error(`${path} is of no language`);
  const document = { path, language, text };
  const { references } = await scanner.scan(document, signal);
  const hardCoded = references.filter(({ findings }) => findings.some(({ rule }) => rule === 'model/hard-coded')).map((reference) => reference.text);
  return { found: await findAliasShapes(document, references, syntax, signal), hardCoded };
}

const aliasesOf = ({ found }: Looked): Readonly<Record<string, unknown>> => Object.fromEntries(found.map(({ name, alias }) => [name, alias]));

describe('models with slots', () => {
  it('takes default, candidate and rollback of a JSON file', async () => {
    const text = '{ "models": { "default": "gpt-5.4", "candidate": "gpt-5.5", "rollback": "gpt-4.1" } }';
    const seen = await look('apps/support/models.json', text);
    expect(aliasesOf(seen)).toEqual({ 'chat.support': { default: 'gpt-5.4', candidate: 'gpt-5.5', rollback: 'gpt-4.1' } });
    expect(seen.found[0]?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['gpt-5.4', 'gpt-5.5', 'gpt-4.1']);
    expect(seen.hardCoded).toEqual([]);
  });

  it('takes current, legacy_alias and fallback of YAML under the team\'s names, and says what has no slot', async () => {
    const seen = await look('config/models.yaml', 'models:\n  draftReply:\n    current: gpt-5.4 # since June\n    legacy_alias: gpt-4o\n    fallback: "gpt-4.1"\n  embed: { current: text-embedding-3-small }\n');
    expect(aliasesOf(seen)).toEqual({ 'draft-reply': { default: 'gpt-5.4', rollback: 'gpt-4.1' }, embed: { default: 'text-embedding-3-small' } });
    expect(seen.found[0]?.notes).toEqual(['"fallback" (gpt-4.1) is imported as the rollback.', '"legacy_alias" (gpt-4o) is left out: an alias has one rollback.']);
    expect(seen.hardCoded).toEqual([]);
  });

  it('takes environments beside the default', async () => {
    const seen = await look('a.yaml', 'models:\n  triage:\n    default: gpt-5.4\n    environments:\n      staging: gpt-5.5\n      dev: { default: gpt-5.4-mini }\n');
    expect(aliasesOf(seen)).toEqual({ triage: { default: 'gpt-5.4', environments: { staging: { default: 'gpt-5.5' }, dev: { default: 'gpt-5.4-mini' } } } });
  });

  it.each([
    ['models of a database', 'a.json', '{ "models": { "default": "User", "candidate": "Applicant", "rollback": "Migration" } }', []],
    ['models of machine learning without ids', 'a.yaml', 'models:\n  churn:\n    current: xgboost-v3\n    fallback: logistic-v1\n', []],
    ['a bare default, which may be anything', 'a.json', '{ "models": { "openai": { "default": "gpt-5.4" } } }', ['gpt-5.4']],
    ['rows of a registry, named after models', 'a.json', '{ "models": { "gpt-4o": { "default": "gpt-4o-2024-08-06", "fallback": "gpt-4o-mini" } } }', ['gpt-4o-2024-08-06', 'gpt-4o-mini']],
    ['slots outside models', 'a.json', '{ "theme": { "default": "gpt-5.4", "fallback": "gpt-4.1" } }', ['gpt-5.4', 'gpt-4.1']],
  ] as const)('leaves %s', async (_, path, text, hardCoded) => {
    const seen = await look(path, text);
    expect(seen.found).toEqual([]);
    expect(seen.hardCoded).toEqual(hardCoded);
  });
});

describe('llm routes', () => {
  it('takes the default model and each route', async () => {
    const seen = await look('svc/llm.json', '{ "llm": { "default_model": "gpt-5.4", "routes": { "summarise": "gpt-5.4-mini", "classify": { "model": "gpt-4.1", "temperature": 0 } } } }');
    expect(aliasesOf(seen)).toEqual({ 'chat.svc': { default: 'gpt-5.4' }, summarise: { default: 'gpt-5.4-mini' }, classify: { default: 'gpt-4.1' } });
    expect(seen.hardCoded).toEqual([]);
  });

  it('takes routes of a list by name', async () => {
    const seen = await look('llm.yaml', 'llm:\n  default_model: gpt-5.4\n  routes:\n    - name: summarise\n      model: gpt-5.4-mini\n');
    expect(Object.keys(aliasesOf(seen))).toEqual(['chat.core', 'summarise']);
  });

  it('leaves routes of a web server, and a default model without routes', async () => {
    const web = await look('a.json', '{ "llm": { "default_model": "Article", "routes": { "/": "home" } } }');
    const bare = await look('b.json', '{ "llm": { "default_model": "gpt-5.4" } }');
    expect([web.found, bare.found, bare.hardCoded]).toEqual([[], [], ['gpt-5.4']]);
  });
});

describe('tables per environment in code', () => {
  it('takes a typed table of TypeScript', async () => {
    const seen = await look('src/replies.ts', `export const MODELS: Record<Env, string> = { development: 'gpt-5.4-mini', [Env.Staging]: 'gpt-5.5', production: 'gpt-5.4' } as const;\n`);
    expect(aliasesOf(seen)).toEqual({ 'chat.replies': { default: 'gpt-5.4', environments: { development: { default: 'gpt-5.4-mini' }, staging: { default: 'gpt-5.5' } } } });
    expect(seen.found[0]?.notes).toEqual(['production (gpt-5.4) is imported as the default; the others by PROMPTSHIFT_ENV.']);
    expect(seen.hardCoded).toEqual([]);
  });

  it('takes a table of Python by purpose, with members of an enum as keys', async () => {
    const seen = await look('app/llm.py', 'TABLE: dict[Env, dict[str, str]] = {\n    Env.DEV: {"triage": "gpt-5.4-mini", "search": "text-embedding-3-small"},\n    Env.PROD: {"triage": "gpt-5.4", "search": "text-embedding-3-large"},\n}\n');
    expect(aliasesOf(seen)).toEqual({
      triage: { default: 'gpt-5.4', environments: { dev: { default: 'gpt-5.4-mini' } } },
      search: { default: 'text-embedding-3-large', environments: { dev: { default: 'text-embedding-3-small' } } },
    });
  });

  it('takes purpose above environment, and says which environment has no id', async () => {
    const seen = await look('a.py', 'MODELS = {"reply": {"local": LOCAL, "staging": "gpt-5.5", "production": "gpt-5.4"}}\n');
    expect(aliasesOf(seen)).toEqual({ reply: { default: 'gpt-5.4', environments: { staging: { default: 'gpt-5.5' } } } });
    expect(seen.found[0]?.notes.at(-1)).toBe('local is left out: no model id is written there.');
  });

  it.each([
    ['keys that are no environments', `const BY_TASK = { triage: 'gpt-5.4', production: 'gpt-5.5' };\n`],
    ['one environment', `const M = { production: 'gpt-5.5' };\n`],
    ['no production', `const M = { dev: 'gpt-5.5', staging: 'gpt-5.4' };\n`],
    ['something spread in', `const M = { ...base, dev: 'gpt-5.5', production: 'gpt-5.4' };\n`],
    ['addresses', `const M = { dev: 'https://dev.example', production: 'https://example' };\n`],
    ['an interpolated id', 'const M = { dev: `gpt-${v}`, production: `gpt-5-${v}` };\n'],
  ])('leaves a table with %s', async (_, text) => {
    expect((await look('a.ts', text)).found).toEqual([]);
  });
});

describe('environment files', () => {
  it('takes the slots of one family and keeps its variable', async () => {
    const seen = await look('.env.example', '# models\nOPENAI_API_KEY=\nOPENAI_MODEL_DEFAULT=gpt-5.4\nexport OPENAI_MODEL_CANDIDATE="gpt-5.5" # next\nOPENAI_MODEL_CHAT_CORE=gpt-4.1\n');
    expect(aliasesOf(seen)).toEqual({
      'chat.core-2': { default: 'gpt-5.4', candidate: 'gpt-5.5', env: 'OPENAI_MODEL_DEFAULT' }, 'chat.core': { default: 'gpt-4.1', env: 'OPENAI_MODEL_CHAT_CORE' },
    });
    expect(seen.hardCoded).toEqual([]);
  });

  it('tells the defaults of two vendors apart', async () => {
    const seen = await look('.env', 'OPENAI_MODEL_DEFAULT=gpt-5.4\nOPENAI_MODEL_FAST=gpt-5.4-mini\nANTHROPIC_MODEL_DEFAULT=claude-sonnet-4-6\n');
    expect(Object.keys(aliasesOf(seen))).toEqual(['openai.core', 'openai.fast', 'anthropic.core']);
  });

  it('leaves one setting, other variables, and what is no id', async () => {
    const seen = await look('.env', 'OPENAI_MODEL=gpt-5.4\nOPENAI_MODEL_NAME=gpt-5.4\nREPLY_MODEL=gpt-4.1\nDJANGO_MODEL_DEFAULT=User\nOPENAI_MODEL_DIR=/models\n');
    expect(seen.found).toEqual([]);
    expect(seen.hardCoded).toEqual(['gpt-5.4', 'gpt-5.4', 'gpt-4.1']);
  });
});

describe('a Kubernetes ConfigMap', () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: desk }\ndata:\n  OPENAI_MODEL_DEFAULT: gpt-5.4\n  LOG_LEVEL: info\n  models.json: |\n    { "models": { "default": "gpt-5.5", "rollback": "gpt-4.1" } }\n';

  it('gives its variables, and the definitions of the files in it where they stand', async () => {
    const seen = await look('deploy/desk.yaml', map);
    expect(seen.found.map(({ shape, alias }) => [shape, alias])).toEqual([
      ['variables', { default: 'gpt-5.4', env: 'OPENAI_MODEL_DEFAULT' }], ['slots', { default: 'gpt-5.5', rollback: 'gpt-4.1' }],
    ]);
    expect(seen.found.flatMap(({ ranges }) => ranges.map(({ start, end }) => map.slice(start, end)))).toEqual(['gpt-5.4', 'gpt-5.5', 'gpt-4.1']);
    expect(seen.hardCoded).toEqual([]);
  });

  it('is read in any document of a file, and no other kind is', async () => {
    expect((await look('a.yaml', `kind: Service\n---\n${map}`)).found).toHaveLength(2);
    const other = await look('a.yaml', 'kind: Deployment\ndata:\n  OPENAI_MODEL_DEFAULT: gpt-5.4\n');
    expect([other.found, other.hardCoded]).toEqual([[], ['gpt-5.4']]);
  });
});

describe('LiteLLM', () => {
  it('takes each name of the list once, and says over what it is spread', async () => {
    const seen = await look('litellm.yaml', [
      'model_list:',
      '  - model_name: draft_reply', '    litellm_params: { model: openai/gpt-5.4, api_key: os.environ/KEY }',
      '  - model_name: draft_reply', '    litellm_params: { model: azure/our-deployment }',
      '  - model_name: gpt-4o', '    litellm_params:', '      model: azure/eu-4o', '    model_info: { base_model: azure/gpt-4o }', '',
    ].join('\n'));
    expect(aliasesOf(seen)).toEqual({ draft_reply: { default: 'openai/gpt-5.4' }, 'gpt-4o': { default: 'azure/eu-4o' } });
    expect(seen.found.flatMap(({ notes }) => notes)).toEqual([
      'LiteLLM spreads draft_reply over 2 deployments; openai/gpt-5.4 is imported, azure/our-deployment left out.',
      'gpt-4o is named after a model; rename the alias after what it is for.',
    ]);
    expect(seen.hardCoded).toEqual([]);
  });

  it('leaves wildcards, routers, variables and stand-ins, and lists of another kind', async () => {
    const rows = ['openai/*', 'auto_router/complexity', 'os.environ/MODEL', 'openai/fake', 'azure/'].map((model, at) => `  - { model_name: "gpt-4o-${at}", litellm_params: { model: "${model}" } }\n`);
    expect((await look('a.yaml', `model_list:\n${rows.join('')}`)).found).toEqual([]);
    expect((await look('b.yaml', 'model_list:\n  - model_name: Car\n    litellm_params: { model: roadster }\n')).found).toEqual([]);
  });
});

describe('any file', () => {
  it('is read as far as it goes when it is broken', async () => {
    expect((await look('a.json', '{ "models": { "default": "gpt-5.4", "candidate": "gpt-5.5", ')).found).toHaveLength(1);
    expect((await look('b.yaml', 'models:\n  a: { current: gpt-5.4\n b: [')).found).toHaveLength(1);
    expect((await look('c.json', `${'['.repeat(20_000)}"gpt-5.4" "models" "default"`)).found).toEqual([]);
  });

  it('is not a shape when it is models.config.json', async () => {
    const seen = await look('models.config.json', '{ "aliases": { "models": { "default": "gpt-5.4", "rollback": "gpt-4.1" } } }');
    expect(seen.hardCoded).toEqual([]);
  });
});
