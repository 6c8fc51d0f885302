import type { AccessorCase } from './runAccessor.ts';

const alias = (fields: object): string => JSON.stringify({ aliases: { 'chat.core': { default: 'gpt-5.4-2026-03-05', ...fields } } });
const plain = alias({});
const staged = alias({ env: 'CORE_MODEL', environments: { staging: { default: 'gpt-5.5-2026-04-23' } } });
const one = ['chat.core'];
const here = 'app/models.config.json';

export type ExpectedRun = { readonly prints: string } | { readonly fails: string; readonly started?: boolean };

/** What every accessor must do, whatever its language. `$ROOT` stands for the scratch folder. */
export const accessorCases: readonly (readonly [title: string, input: AccessorCase, expected: ExpectedRun])[] = [
  ['the default', { aliases: one, files: { [here]: plain } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['the alias’s variable', { aliases: one, files: { [here]: staged }, env: { CORE_MODEL: 'gpt-4o' } }, { prints: 'gpt-4o' }],
  ['the variable over the environment', { aliases: one, files: { [here]: staged }, env: { CORE_MODEL: 'gpt-4o', PROMPTSHIFT_ENV: 'staging' } }, { prints: 'gpt-4o' }],
  ['an empty variable', { aliases: one, files: { [here]: staged }, env: { CORE_MODEL: '' } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['a variable that the alias does not name', { aliases: one, files: { [here]: plain }, env: { CORE_MODEL: 'gpt-4o' } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['an environment', { aliases: one, files: { [here]: staged }, env: { PROMPTSHIFT_ENV: 'staging' } }, { prints: 'gpt-5.5-2026-04-23' }],
  ['an environment of others', { aliases: one, files: { [here]: staged }, env: { PROMPTSHIFT_ENV: 'production' } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['an environment called like a built-in', { aliases: one, files: { [here]: staged }, env: { PROMPTSHIFT_ENV: 'constructor' } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['MODELS_CONFIG', { aliases: one, files: { [here]: plain, 'etc/m.json': staged }, env: { MODELS_CONFIG: '$ROOT/etc/m.json', CORE_MODEL: 'x' } }, { prints: 'x' }],
  ['MODELS_CONFIG from the working directory', { aliases: one, files: { 'run/m.json': plain }, cwd: 'run', env: { MODELS_CONFIG: 'm.json' } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['the file beside the accessor before the one above it', { aliases: one, files: { [here]: plain, 'app/src/models.config.json': staged }, env: { CORE_MODEL: 'near' } }, { prints: 'near' }],
  ['the file above the accessor before that of the working directory', { aliases: one, files: { [here]: plain, 'run/models.config.json': staged }, cwd: 'run', env: { CORE_MODEL: 'run' } }, { prints: 'gpt-5.4-2026-03-05' }],
  ['only a file above the working directory', { aliases: one, files: { 'run/models.config.json': plain }, cwd: 'run/deep/er' }, { prints: 'gpt-5.4-2026-03-05' }],
  ['escapes', { aliases: one, files: { [here]: '{"aliases":{"chat\\u002ecore":{"default":"gpt\\u002d4o\\/x\\"{}"}}}' } }, { prints: 'gpt-4o/x"{}' }],
  ['braces in strings and nested objects', { aliases: one, files: { [here]: '{"x":"}{\\"aliases\\":","y":[{"aliases":{}}],"aliases":{"a":{"default":"{"},"chat.core":{"limits":{"default":1},"default":"m"}}}' } }, { prints: 'm' }],
  ['a name twice: the last counts', { aliases: one, files: { [here]: '{"aliases":{"chat.core":{"default":"m"},"chat.core":{"default":"n"}}}' } }, { prints: 'n' }],
  ['a byte order mark and CRLF', { aliases: one, files: { [here]: `\uFEFF{\r\n"aliases":\r\n{ "chat.core": { "default": "m" } } }\r\n` } }, { prints: 'm' }],
  ['letters of every kind', { aliases: one, files: { [here]: '{"aliases":{"chat.core":{"default":"modèle-😀","owner":"\\ud83d\\ude00"}}}' } }, { prints: 'modèle-😀' }],
  ['no file', { aliases: one, files: {}, cwd: 'run' }, { fails: 'There is no models.config.json in $ROOT/app/src or $ROOT/run or above; set MODELS_CONFIG to its path' }],
  ['MODELS_CONFIG that is not there', { aliases: one, files: { [here]: plain }, env: { MODELS_CONFIG: '/nowhere/m.json' } }, { fails: '/nowhere/m.json cannot be read: ENOENT' }],
  ['malformed JSON', { aliases: one, files: { [here]: '{ "aliases": { "chat.core": ' } }, { fails: '$ROOT/app/models.config.json cannot be read: ' }],
  ['a file without aliases', { aliases: one, files: { [here]: '{}' } }, { fails: '$ROOT/app/models.config.json cannot be read: ' }],
  ['an alias that is not in the file, at start', { aliases: ['chat.core', 'chat.nope'], files: { [here]: plain } },
    { fails: 'There is no model alias "chat.nope" in $ROOT/app/models.config.json; it has chat.core' }],
  ['an alias called like a built-in', { aliases: ['constructor'], files: { [here]: plain } }, { fails: 'There is no model alias "constructor" in' }],
  ['an alias without a default', { aliases: one, files: { [here]: '{"aliases":{"chat.core":{}}}' } }, { fails: 'The model alias "chat.core" in $ROOT/app/models.config.json has no "default"' }],
  ['an alias made up at run time', { aliases: one, ask: 'chat.other', files: { [here]: plain } }, { started: true, fails: 'There is no model alias "chat.other"' }],
];
