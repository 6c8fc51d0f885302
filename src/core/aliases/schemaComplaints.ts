import type { ErrorObject } from 'ajv';
import type { Node } from 'jsonc-parser';
import type { Complaint } from './configComplaints.ts';

type JsonParser = typeof import('jsonc-parser');

/** A schema error in words for a person, or undefined when it only repeats another one. */
export function complaintOf(error: ErrorObject, root: Node, json: JsonParser): Complaint | undefined {
  const said = words(error);
  if (said === undefined) return undefined;
  const node = json.findNodeAtLocation(root, pathOf(error)) ?? root;
  // What is missing or wrongly named is shown at the name; a wrong value at the value.
  const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const shown = (error.keyword === 'required' || error.propertyName !== undefined ? name : undefined) ?? node;
  return { ...said, range: { start: shown.offset, end: shown.offset + (shown === root ? 1 : shown.length) } };
}

function words({ keyword, params, instancePath, propertyName }: ErrorObject): { message: string; remedy: string } | undefined {
  const place = pathParts(instancePath).slice(1).join(' › ');
  const subject = place === '' ? (instancePath === '' ? 'The file' : '"aliases"') : `"${place}"`;
  if (propertyName !== undefined) {
    return keyword === 'pattern'
      ? { message: `"${propertyName}" is not an alias name.`, remedy: 'Use small letters and digits, in parts joined by ".", "_" or "-", such as chat.core.' }
      : { message: `"${propertyName}" does not belong here: the application reads this file, and it never holds an endpoint or a key.`, remedy: 'Move it to the environment.' };
  }
  switch (keyword) {
    case 'propertyNames': return undefined;
    case 'required': {
      const missing = String(params['missingProperty']);
      return { message: `${subject} has no "${missing}".`, remedy: remedyForMissing(missing) };
    }
    case 'type': return { message: `${subject} must be ${article(String(params['type']))}.`, remedy: 'Correct the value.' };
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map((each) => `"${String(each)}"`);
      return { message: `${subject} is not one of ${allowed.join(', ')}.`, remedy: 'Choose one of them.' };
    }
    case 'pattern': return instancePath.endsWith('/env')
      ? { message: `${subject} is not a name an environment variable can have.`, remedy: 'Use letters, digits and "_", such as OPENAI_MODEL_CHAT_CORE.' }
      : { message: `${subject} is not a model id: it is empty or holds white space.`, remedy: 'Write the id as the vendor spells it.' };
    default: return { message: `${subject} must be ${String(params['comparison'] ?? '')} ${String(params['limit'] ?? '')}.`, remedy: 'Correct the value.' };
  }
}

function remedyForMissing(name: string): string {
  if (name === 'aliases') return 'Add "aliases": {}.';
  return name === 'default' ? 'Add "default" with the id of the model in use.' : `Add "${name}".`;
}

function article(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function pathOf({ instancePath, propertyName }: ErrorObject): (string | number)[] {
  return [...pathParts(instancePath), ...(propertyName === undefined ? [] : [propertyName])];
}

/** The parts of a JSON pointer. Nothing in this file's format is an array, so every part is a name. */
function pathParts(pointer: string): string[] {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
