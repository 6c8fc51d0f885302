import { aliasNamePattern } from '../aliases/types.ts';
import { unknownModel } from './unknownModel.ts';
import type { AliasTest } from './syntax/scanSyntax.ts';

/** Recognises `model("chat.core")` where `model` is imported from one of the accessors; undefined when there are none. */
export function createAliasTest(accessors: readonly { readonly path: string }[]): AliasTest | undefined {
  if (accessors.length === 0) return undefined;
  const known = accessors.map(({ path }) => moduleSegments(path));
  return (value, context, importedFrom) => {
    if (!aliasNamePattern.test(value)) return undefined;
    const [step] = context();
    if (step?.kind !== 'argument' || step.index !== 0) return undefined;
    const [object = '', ...rest] = step.callee.split('.');
    const called = rest.at(-1) ?? object;
    if (!/^[mM]odel$/.test(called)) return undefined;
    const module = importedFrom(object);
    if (module === undefined || !known.some((accessor) => matches(moduleSegments(module), accessor))) return undefined;
    return { text: value, identity: unknownModel(value), alias: value, role: 'usage' };
  };
}

/** `../app/models.ts`, `app/models.py` and `app.models` all give app, models. */
function moduleSegments(module: string): readonly string[] {
  const path = module.replace(/\.(?:[cm]?[jt]sx?|py|go|java)$/, '').replace(/\/(?:index|__init__)$/, '');
  return (path.includes('/') ? path.split('/') : path.split('.')).filter((segment) => segment !== '' && segment !== '.' && segment !== '..' && segment !== '@' && segment !== '~');
}

/** An import names the end of the accessor's path: how far depends on where the importing file is. */
function matches(module: readonly string[], accessor: readonly string[]): boolean {
  const shorter = Math.min(module.length, accessor.length);
  return shorter > 0 && module.slice(-shorter).join('/') === accessor.slice(-shorter).join('/');
}
