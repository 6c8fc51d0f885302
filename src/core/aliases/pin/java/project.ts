import type { AccessorPlace, JsonLibrary } from '../../accessors/accessor.ts';
import { folderOf, joinPath } from '../../../text/paths.ts';
import { isTestOrExample } from '../../../scan/testPath.ts';
import { plainModules } from '../projectModules.ts';
import type { FileFacts, Lookup, PinProject } from '../types.ts';

const manifests = ['pom.xml', 'build.gradle', 'build.gradle.kts'];

/** The module of a Maven or Gradle build around a Java or Kotlin file; the accessor lies beside the first file that uses it. */
export async function jvmProject(path: string, ending: 'java' | 'kt', { namespace }: FileFacts, { find }: Lookup): Promise<PinProject> {
  const manifest = (await Promise.all(manifests.map((name) => find(name)))).filter((found) => found !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  const found = jsonLibrary(manifest?.text ?? '');
  const json = found === 'kotlinx.serialization' && ending === 'java' ? 'none' : found;
  const candidates = ['ModelAliases', 'PromptshiftModels'].map((name): AccessorPlace =>
    ({ path: joinPath(folderOf(path), `${name}.${ending}`), format: plainModules.format, namespace, json }));
  return {
    home: manifest === undefined ? '' : folderOf(manifest.path), modules: plainModules, base: namespace, candidates,
    namespaceAt: (accessor) => namespaceIn(accessor, path, namespace),
    canImport: (accessor) => (!isTestOrExample(accessor) || isTestOrExample(path)) && sourceSet(accessor) === sourceSet(path, accessor),
  };
}

/** By the folder, where the document's own package is written in its folders. */
function namespaceIn(accessor: string, path: string, namespace: string): string {
  const folder = folderOf(path);
  const own = namespace.replaceAll('.', '/');
  const top = folder.endsWith(own) ? folder.slice(0, folder.length - own.length) : '';
  return accessor.startsWith(top) ? folderOf(accessor.slice(top.length)).replaceAll('/', '.') : namespace;
}

/** `src/main` of `a/src/main/java/com/acme/A.java`; a test sees the main sources. */
function sourceSet(path: string, seen?: string): string {
  const set = (file: string): string => /^(?:.*\/)?src\/[^/]+(?=\/)/.exec(file)?.[0] ?? '';
  return seen !== undefined && isTestOrExample(path) && !isTestOrExample(seen) ? set(seen) : set(path);
}

/** What the build file names by its coordinates. */
function jsonLibrary(manifest: string): JsonLibrary {
  if (/jackson-databind|jackson-module-kotlin|spring-boot-starter-(?:web|json|webflux)\b/.test(manifest)) return 'jackson';
  if (/com\.google\.code\.gson/.test(manifest)) return 'gson';
  return /kotlinx-serialization-json/.test(manifest) ? 'kotlinx.serialization' : 'none';
}
