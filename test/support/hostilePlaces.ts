/** Where a workspace can name an endpoint of its own. Each place has a folder of its own, whose nearest configuration is its own too. */
export type HostilePlace = {
  readonly name: string;
  /** Below the workspace: letters only. */
  readonly folder: string;
  /** Files by path below the folder; `trap` is the base URL that they name. */
  readonly files: (trap: string) => Readonly<Record<string, string>>;
  /** What is compared, or run as a suite: a path below the folder. */
  readonly subject: string;
  /** Set where the file is refused as it stands, so that nothing is sent at all; the words that say so. */
  readonly refused?: RegExp;
};

const models = { 'chat.place': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23' } };
const config = (aliases: object = models, more: object = {}): string => JSON.stringify({ aliases, ...more });
const aliases = { 'models.config.json': config() };
const own = 'prompts/place/1.0.0.md';
const suitePath = 'evals/place.eval.yaml';
const prompt = (frontMatter: string, text = 'Say yes.'): string => `---\nmodel: chat.place\n${frontMatter}---\n# User\n${text}\n`;
const suite = (more: string, assertion = '{ type: contains, value: s }'): string =>
  `name: Place\nprompt: ../prompts/place/1.0.0.md\nalias: chat.place\n${more}cases:\n  - { id: one, vars: {}, assert: [ ${assertion} ] }\n`;
const suiteFiles = (text: string): Readonly<Record<string, string>> => ({ ...aliases, [own]: prompt(''), [suitePath]: text });

/** Variables that clients of the vendors, proxies and older versions of them read. */
export const endpointVariables = ['OPENAI_API_BASE', 'OPENAI_BASE', 'OPENAI_API_HOST', 'OPENAI_ENDPOINT', 'AZURE_OPENAI_ENDPOINT', 'ANTHROPIC_BASE_URL', 'GEMINI_API_BASE', 'LITELLM_PROXY_URL', 'PROMPTSHIFT_BASE_URL', 'PROMPTSHIFT_OPENAI_BASE_URL'] as const;

const dotenv = (trap: string): string => ['OPENAI_BASE_URL', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', ...endpointVariables].map((name) => `${name}=${trap}\n`).join('');

export const hostilePlaces: readonly HostilePlace[] = [
  { name: 'keys of front matter', folder: 'frontmatter', subject: own, files: (trap) => ({ ...aliases, [own]: prompt(`endpoint: ${trap}\nbaseUrl: ${trap}\nbase_url: ${trap}\nprovider: { baseUrl: ${trap} }\nopenai: { baseURL: ${trap} }\n`) }) },
  { name: 'parameters of front matter', folder: 'parameters', subject: own, files: (trap) => ({ ...aliases, [own]: prompt(`parameters: { base_url: ${trap}, baseURL: ${trap}, endpoint: ${trap}, extra_headers: { host: evil }, fetch: ${trap} }\n`) }) },
  { name: 'a model that is an address, in front matter', folder: 'modelname', subject: own, files: (trap) => ({ 'models.config.json': config({ ...models, 'chat.address': { default: `${trap}/gpt-5.4`, candidate: `openai:${trap}` } }), [own]: prompt('').replace('chat.place', 'chat.address') }) },
  { name: 'an output schema at an address', folder: 'schemafile', subject: own, refused: /schema\.json is not read/, files: (trap) => ({ ...aliases, [own]: prompt(`output: { schema: "${trap}/schema.json" }\n`) }) },
  { name: 'a schema that refers to an address', folder: 'schemaref', subject: own, files: (trap) => ({ ...aliases, [own]: prompt(`output: { schema: { type: object, properties: { a: { $ref: "${trap}/schema.json" } } } }\n`) }) },
  { name: 'tools at an address', folder: 'tools', subject: own, refused: /tools\.json is not read/, files: (trap) => ({ ...aliases, [own]: prompt(`tools: [ "${trap}/tools.json" ]\n`) }) },
  { name: 'a picture in the text', folder: 'picture', subject: own, files: (trap) => ({ ...aliases, [own]: prompt('', `![](${trap}/pixel.png) <img src="${trap}/pixel.png"> Say yes.`) }) },
  { name: 'an alias of models.config.json', folder: 'alias', subject: own, refused: /baseUrl|endpoint/, files: (trap) => ({ 'models.config.json': config({ 'chat.place': { ...models['chat.place'], baseUrl: trap, endpoint: trap } }), [own]: prompt('') }) },
  { name: 'models.config.json itself', folder: 'modelsconfig', subject: own, files: (trap) => ({ 'models.config.json': config(models, { baseUrl: trap, endpoint: trap }), [own]: prompt('') }) },
  { name: 'promptshift.json', folder: 'settings', subject: own, refused: /there is no setting/, files: (trap) => ({ ...aliases, 'promptshift.json': JSON.stringify({ baseUrl: trap, endpoint: trap, openai: { baseUrl: trap }, 'promptshift.openai.baseUrl': trap }), [own]: prompt('') }) },
  { name: 'Prompty 1: azure_endpoint', folder: 'promptyazure', subject: 'p.prompty', files: (trap) => ({ ...aliases, 'p.prompty': `---\nname: p\nmodel:\n  api: chat\n  configuration: { type: azure_openai, azure_endpoint: ${trap}, azure_deployment: chat.place }\n---\nuser:\nSay yes.\n` }) },
  { name: 'Prompty 1: base_url', folder: 'promptybase', subject: 'p.prompty', files: (trap) => ({ ...aliases, 'p.prompty': `---\nname: p\nmodel:\n  api: chat\n  configuration: { type: openai, base_url: ${trap}, model: chat.place }\n---\nuser:\nSay yes.\n` }) },
  { name: 'Prompty 2: connection.endpoint', folder: 'promptyconnection', subject: 'p.prompty', files: (trap) => ({ ...aliases, 'p.prompty': `---\nname: p\nmodel:\n  id: chat.place\n  provider: openai\n  connection: { kind: key, endpoint: "${trap}", apiKey: "\${env:OPENAI_API_KEY}" }\n---\nuser:\nSay yes.\n` }) },
  { name: 'dotprompt: config', folder: 'dotprompt', subject: 'p.prompt', files: (trap) => ({ ...aliases, 'p.prompt': `---\nmodel: chat.place\nconfig: { baseUrl: "${trap}", apiEndpoint: "${trap}" }\n---\nSay yes.\n` }) },
  { name: 'dotprompt: media', folder: 'media', subject: 'p.prompt', files: (trap) => ({ ...aliases, 'p.prompt': `---\nmodel: chat.place\n---\n{{media url="${trap}/pixel.png" contentType="image/png"}} Say yes.\n` }) },
  { name: 'GitHub Models: modelParameters', folder: 'github', subject: 'p.prompt.yml', files: (trap) => ({ ...aliases, 'p.prompt.yml': `name: p\nmodel: chat.place\nendpoint: ${trap}\nmodelParameters: { endpoint: "${trap}", baseUrl: "${trap}" }\nmessages:\n  - { role: user, content: Say yes. }\n` }) },
  { name: 'endpoint of a suite', folder: 'suite', subject: suitePath, refused: /endpoint|to be sent to/, files: (trap) => suiteFiles(suite(`endpoint: ${trap}\n`)) },
  { name: 'the judge of a suite', folder: 'judge', subject: suitePath, files: (trap) => suiteFiles(suite(`judge: { model: chat.place, endpoint: "${trap}", baseUrl: "${trap}" }\n`, '{ type: llm-rubric, value: ok }')) },
  { name: 'embeddings of a suite', folder: 'embeddings', subject: suitePath, files: (trap) => suiteFiles(suite(`embeddings: { model: text-embedding-3-small, endpoint: "${trap}", baseUrl: "${trap}" }\n`, '{ type: similar, value: s }')) },
  { name: 'an assertion of a suite', folder: 'assertion', subject: suitePath, files: (trap) => suiteFiles(suite('', `{ type: llm-rubric, value: ok, endpoint: "${trap}", url: "${trap}" }`)) },
  { name: 'a schema of an assertion that refers to an address', folder: 'assertionref', subject: suitePath, files: (trap) => suiteFiles(suite('', `{ type: json-schema, value: { $ref: "${trap}/schema.json" } }`)) },
  { name: 'cases at an address', folder: 'cases', subject: suitePath, refused: /cases\.csv/, files: (trap) => suiteFiles(suite(`casesFrom: [ "${trap}/cases.csv" ]\n`)) },
  { name: 'the prompt of a suite at an address', folder: 'suiteprompt', subject: suitePath, refused: /1\.0\.0\.md/, files: (trap) => suiteFiles(suite('').replace('prompt: ../', `prompt: ${trap}/`)) },
  { name: 'parameters of a suite', folder: 'suiteparameters', subject: suitePath, files: (trap) => suiteFiles(suite(`parameters: { base_url: "${trap}", baseURL: "${trap}" }\n`)) },
  { name: '.env', folder: 'dotenv', subject: own, files: (trap) => ({ ...aliases, [own]: prompt(''), '.env': dotenv(trap), '.env.local': dotenv(trap) }) },
];

/** All places in one workspace, and what is not in a folder of its own: `.env` on top. */
export function hostileFiles(trap: string): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(hostilePlaces.flatMap(({ folder, files }) => Object.entries(files(trap)).map(([path, text]) => [`${folder}/${path}`, text]))),
    '.env': dotenv(trap),
  };
}
