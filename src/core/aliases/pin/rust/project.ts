import { folderOf, joinPath } from '../../../text/paths.ts';
import { plainModules } from '../projectModules.ts';
import type { FileFacts, Lookup, PinProject, PlannedFile } from '../types.ts';

/** The crate around a Rust file. Its root has to declare the accessor's module; `crate::` is then the way to it from anywhere in it. */
export async function rustProject(path: string, _: FileFacts, { read, find }: Lookup): Promise<PinProject> {
  const manifest = await find('Cargo.toml');
  const home = manifest === undefined ? '' : folderOf(manifest.path);
  const none: PinProject = { home, modules: plainModules, base: '', candidates: [], canImport: () => false };
  const inner = home === '' ? path : path.slice(home.length + 1);
  if (manifest === undefined) return { ...none, reason: 'There is no Cargo.toml above this file, so nothing says where its crate starts.' };
  if (!inner.startsWith('src/') || inner.startsWith('src/bin/')) return { ...none, reason: 'This file is a crate of its own; it cannot name a module of another without that being public.' };
  const entry = await rootOf(path, inner, joinPath(home, 'src'), read);
  if (entry === undefined) return { ...none, reason: 'Neither src/lib.rs nor src/main.rs declares this file’s module.' };
  const accessor = joinPath(home, 'src/model_aliases.rs');
  return {
    home, modules: plainModules, base: '', entry,
    candidates: [{ path: accessor, format: plainModules.format, namespace: '', json: /^\s*serde_json\b/m.test(manifest.text ?? '') ? 'serde_json' : 'none' }],
    canImport: (other) => folderOf(other) === folderOf(accessor),
  };
}

/** `lib.rs` or `main.rs`: the file itself, or the one that declares the module the file is in. */
async function rootOf(path: string, inner: string, src: string, read: Lookup['read']): Promise<PlannedFile | undefined> {
  const module = /^src\/([^/.]+)/.exec(inner)?.[1] ?? '';
  const roots: PlannedFile[] = [];
  for (const name of ['lib.rs', 'main.rs']) {
    const text = await read(joinPath(src, name));
    if (text !== undefined) roots.push({ path: joinPath(src, name), text });
  }
  return roots.find((root) => root.path === path) ?? roots.find(({ text }) => new RegExp(`\\bmod\\s+(?:r#)?${module}\\s*[;{]`).test(text ?? ''));
}
