import type { ErrorObject } from 'ajv';
import { nearestName } from './nearestName.ts';

/** What is wrong at a path of keys and indexes. `atKey` when the key itself is meant, not its value. */
export type Complaint = {
  readonly severity?: 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly path: readonly (string | number)[];
  readonly atKey?: boolean;
};

/** A schema error (with its `parentSchema`) in words for a person, or undefined when it only repeats another one. `types` are the assertions there are. */
export function complaintOf(error: ErrorObject, types: readonly string[]): Complaint | undefined {
  const path = pathOf(error.instancePath);
  const subject = subjectOf(path);
  const { keyword, params } = error;
  const at = (message: string, remedy: string): Complaint => ({ message, remedy, path });
  switch (keyword) {
    case 'additionalProperties': return unknownKey(String(params['additionalProperty']), path, Object.keys(error.parentSchema?.['properties'] ?? {}));
    case 'discriminator': return params['error'] === 'tag' ? at('An assertion has no "type".', 'Add type: with one of the assertions, such as contains.') : unknownType(String(params['tagValue']), [...path, 'type'], types);
    case 'oneOf': return undefined;
    // Said by the discriminator too.
    case 'required': return params['missingProperty'] === 'type' && path.includes('assert') ? undefined : { ...at(`${subject} has no "${String(params['missingProperty'])}".`, `Add ${String(params['missingProperty'])}: to it.`), atKey: true };
    case 'type': return at(`${subject} must be ${typeWords(params['type'])}.`, 'Correct the value.');
    case 'enum': return at(`${subject} must be one of ${listed(params['allowedValues'])}.`, 'Choose one of them.');
    case 'pattern': return at(`${subject} is not written as it must be.`, patternRemedy(String(path.at(-1))));
    case 'minLength': case 'minItems': return at(`${subject} is empty.`, 'Write what belongs there, or remove it.');
    case 'maxLength': return at(`${subject} is longer than ${String(params['limit'])} characters.`, 'Shorten it.');
    default: return at(`${subject} must be ${comparison(String(params['comparison'] ?? ''))} ${String(params['limit'] ?? error.message ?? '')}.`, 'Correct the number.');
  }
}

/** Names of other eval tools, and what does the same here. */
const otherNames: Readonly<Record<string, string>> = {
  'is-refusal': 'refusal', 'select-best': 'pairwise', 'g-eval': 'llm-rubric', 'model-graded-closedqa': 'llm-rubric', 'factuality': 'llm-rubric', 'answer-relevance': 'llm-rubric',
  'is-valid-function-call': 'tool-call with schema: true', 'is-valid-openai-tools-call': 'tool-call with schema: true', 'tool-call-f1': 'tool-call', 'f-score': 'f1', 'rouge': 'rouge-n', 'contains-json': 'is-json',
  'python': 'javascript', 'exact': 'equals', 'exact-match': 'equals', 'length': 'word-count', 'similarity': 'similar', 'ends-with': 'regex',
};
/** Keys of other eval tools, and ours. */
const otherKeys: Readonly<Record<string, string>> = { threshold: 'max', tests: 'cases', assertions: 'assert', defaultTest: 'defaults', prompts: 'prompt', maxConcurrency: 'concurrency', expected: 'value', rubric: 'value', pattern: 'value', criteria: 'value', input: 'vars', inputs: 'vars' };

function unknownKey(key: string, path: readonly (string | number)[], known: readonly string[]): Complaint {
  const other = otherKeys[key];
  const meant = other !== undefined && known.includes(other) ? other : nearestName(key, known);
  return {
    severity: 'warning', path: [...path, key], atKey: true,
    message: `There is no "${key}" here, so it has no effect.`,
    remedy: meant === undefined ? `It may be one of ${listed(known)}.` : `Did you mean "${meant}"?`,
  };
}

function unknownType(type: string, path: readonly (string | number)[], types: readonly string[]): Complaint {
  const [not, bare] = type.startsWith('not-') ? ['not-', type.slice(4)] : ['', type];
  const meant = otherNames[bare] ?? nearestName(bare, types);
  return {
    path, message: `There is no assertion "${type.slice(0, 60)}".`,
    remedy: meant === undefined ? `It may be one of ${types.join(', ')}, each also with not- before it.` : `Did you mean ${not}${meant}?`,
  };
}

function subjectOf(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The suite';
  if (typeof last === 'string') return `"${last}"`;
  const list = path.findLast((part) => typeof part === 'string');
  const single = { cases: 'This case', assert: 'This assertion', messages: 'This message', tags: 'This tag' }[list ?? ''];
  return single ?? `This entry of "${list ?? ''}"`;
}

const words: Readonly<Record<string, string>> = { object: 'a map of names to values', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false' };

function typeWords(types: unknown): string {
  return (Array.isArray(types) ? types : [types]).map((type) => words[String(type)] ?? String(type)).join(' or ');
}

function listed(values: unknown): string {
  return (Array.isArray(values) ? values : []).map((each) => `"${String(each)}"`).join(', ');
}

function comparison(sign: string): string {
  return { '>=': 'at least', '<=': 'at most', '>': 'more than', '<': 'less than' }[sign] ?? sign;
}

function patternRemedy(key: string): string {
  switch (key) {
    case 'alias': return 'Use an alias of models.config.json: small letters and digits, in parts joined by ".", "_" or "-".';
    case 'endpoint': return 'Write the base URL with https:// or http://.';
    case 'flags': return 'Use the letters i, m, s, u and v.';
    case 'model': case 'baseline': case 'candidate': return 'Write a model id or an alias, without white space.';
    default: return 'Write a JSON pointer, which begins with "/".';
  }
}

/** The parts of a JSON pointer; digits are indexes, since no map here has keys of digits that a complaint leads through but vars. */
function pathOf(pointer: string): (string | number)[] {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
