import { aliasNamePattern } from './aliasName.ts';
import { unknownModel } from './unknownModel.ts';
import type { Import } from './syntax/language.ts';
import type { AliasTest } from './syntax/scanSyntax.ts';

/**
 * Recognises `model("chat.core")` where what is called is an accessor's `model`, under whatever name the file imports it;
 * undefined when there are no accessors.
 */
export function createAliasTest(accessors: readonly { readonly path: string }[]): AliasTest | undefined {
  if (accessors.length === 0) return undefined;
  const known = accessors.map(({ path }) => moduleSegments(path));
  const isAccessor = (module: string): boolean => known.some((accessor) => endsAlike(moduleSegments(module), accessor));
  return (value, context, { path, importOf }) => {
    if (!aliasNamePattern.test(value)) return undefined;
    const [step] = context();
    if (step?.kind !== 'argument' || step.index !== 0) return undefined;
    const dot = step.callee.lastIndexOf('.');
    const holder = step.callee.slice(0, Math.max(0, dot));
    const called = step.callee.slice(dot + 1);
    const imported = importOf(holder === '' ? called : holder);
    if (isNamed(step.callee, path, accessors)) return { text: value, identity: unknownModel(value), alias: value, role: 'usage' };
    const found = imported === undefined ? isNeighbour(step.callee, path, accessors) : isModelOf(imported, holder === '' ? undefined : called) && isAccessor(imported.module);
    return found ? { text: value, identity: unknownModel(value), alias: value, role: 'usage' } : undefined;
  };
}

/** `member` is what is called on the imported thing, undefined when that is called itself. */
function isModelOf({ name }: Import, member: string | undefined): boolean {
  if (member === undefined) return name !== undefined && isModel(name);
  return name === undefined && isModel(member);
}

const isModel = (name: string): boolean => name === 'model' || name === 'Model';

/** Go and Java need no import within a package, which is a folder. */
function isNeighbour(callee: string, path: string, accessors: readonly { readonly path: string }[]): boolean {
  const folder = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return accessors.some((accessor) => {
    if (folder(accessor.path) !== folder(path)) return false;
    if (accessor.path.endsWith('.go')) return path.endsWith('.go') && callee === 'Model';
    return accessor.path.endsWith('.java') && path.endsWith('.java') && callee === `${/([^/]+)\.java$/.exec(accessor.path)?.[1] ?? ''}.model`;
  });
}

/** Where the class or module is called by its own name: `ModelAliases.Model`, `\Acme\ModelAliases::model`, `crate::model_aliases::model`. */
function isNamed(callee: string, path: string, accessors: readonly { readonly path: string }[]): boolean {
  const ending = /\.(?:cs|rb|rs|kt|php)$/.exec(path)?.[0];
  if (ending === undefined) return false;
  const [called = '', holder = ''] = callee.split(/\.|::|\\/).toReversed();
  return isModel(called) && accessors.some((accessor) => {
    const name = accessor.path.slice(accessor.path.lastIndexOf('/') + 1);
    // A Ruby file is called like its module, in small letters.
    return name.endsWith(ending) && name.slice(0, -ending.length).replaceAll('_', '').toLowerCase() === holder.replaceAll('_', '').toLowerCase();
  });
}

/** `../app/models.ts`, `app/models.py` and `app.models` all give app, models; a Go file stands for its folder, the package. */
function moduleSegments(module: string): readonly string[] {
  const path = module.replace(/(?:^|\/)[^/]*\.go$/, '').replace(/\.(?:[cm]?[jt]sx?|py|java)$/, '').replace(/\/(?:index|__init__)$/, '');
  return (path.includes('/') ? path.split('/') : path.split('.')).filter((segment) => segment !== '' && segment !== '.' && segment !== '..' && segment !== '@' && segment !== '~');
}

/** An import names the end of the accessor's path: how far depends on where the importing file is. */
function endsAlike(module: readonly string[], accessor: readonly string[]): boolean {
  const shorter = Math.min(module.length, accessor.length);
  return shorter > 0 && module.slice(-shorter).join('/') === accessor.slice(-shorter).join('/');
}
