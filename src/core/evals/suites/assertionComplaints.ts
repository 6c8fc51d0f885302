import { remoteReference } from '../assertions/remoteReference.ts';
import { kindOf, type Assertion, type AssertionOf } from '../assertions/options.ts';
import type { Complaint } from './schemaComplaints.ts';

/** What no schema can say about an assertion that is valid by it; `path` leads to the assertion. */
export function assertionComplaints(assertion: Assertion, path: readonly (string | number)[]): readonly Complaint[] {
  const complain = (message: string, remedy: string, ...below: readonly string[]): Complaint[] => [{ message, remedy, path: [...path, ...below] }];
  switch (kindOf(assertion.type).kind) {
    case 'regex': return patternProblem(assertion as AssertionOf<'regex'>).flatMap((said) => complain(`The pattern is not valid: ${said}.`, 'Correct it; write \\ once in single quotes.', 'value'));
    case 'json-schema': {
      const remote = remoteReference((assertion as AssertionOf<'json-schema'>).schema);
      return remote === undefined ? [] : complain(`The schema points outside of itself ("${remote}"), and nothing is fetched.`, 'Write that part into the schema, under $defs.', 'schema');
    }
    case 'tool-call': {
      const { name, arguments: given, calls } = assertion as AssertionOf<'tool-call'>;
      if (calls !== undefined && (name !== undefined || given !== undefined)) return complain('This has both "calls" and "name" or "arguments".', 'Move the name and its arguments into calls.');
      return given !== undefined && name === undefined ? complain('"arguments" says nothing without "name".', 'Add name: with the function.', 'arguments') : [];
    }
    case 'word-count': {
      const { min, max } = assertion as AssertionOf<'word-count'>;
      if (min === undefined && max === undefined) return complain('This asks for no number of words.', 'Add min: or max: to it.');
      return min !== undefined && max !== undefined && min > max ? complain('"min" is larger than "max".', 'Swap the two.', 'min') : [];
    }
    case 'javascript': {
      const { value, file } = assertion as AssertionOf<'javascript'>;
      if (value === undefined && file === undefined) return complain('This has no code.', 'Add value: with the code, or file: with a path.');
      return value !== undefined && file !== undefined ? complain('This has both "value" and "file".', 'Remove one of the two.', 'file') : [];
    }
    default: return [];
  }
}

/** A pattern that is filled from the case is only known then. */
function patternProblem({ value, flags }: AssertionOf<'regex'>): readonly string[] {
  if (value.includes('{{')) return [];
  try {
    void new RegExp(value, flags);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
