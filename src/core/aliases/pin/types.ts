import type { Node } from 'web-tree-sitter';
import type { LanguageId, ModelReference, SourceDocument } from '../../scan/types.ts';
import type { TextEdit, TextRange } from '../../text/range.ts';
import type { AccessorLanguage, AccessorPlace, CodeStyle, ModuleFormat } from '../accessors/accessor.ts';

/** A change of one file; `path` with '/', relative to the workspace's root. */
export type FileChange =
  | { readonly path: string; readonly create: string }
  | { readonly path: string; readonly edits: readonly TextEdit[] };

/** A reference that stays as it is, and why, as a sentence for a person. */
export type RefusedReference = { readonly reference: ModelReference; readonly reason: string };

/** What pinning does to the workspace. Nothing to do is a plan without files. */
export type PinPlan = {
  readonly files: readonly FileChange[];
  readonly pinned: readonly ModelReference[];
  readonly refused: readonly RefusedReference[];
  /** What to know before accepting, as sentences. */
  readonly notes: readonly string[];
};

/** A file that is there (`text`) or would be made. */
export type PlannedFile = { readonly path: string; readonly text?: string };

/** How the project around a file loads modules. */
export type ProjectModules = {
  readonly format: ModuleFormat;
  /** What a relative import ends with where the file shows no habit of its own: the emitted name, the source's, or nothing. */
  readonly ending: 'emitted' | 'source' | 'none';
  /** Whether some of it may run in a browser, where the accessor cannot read a file. */
  readonly browser: boolean;
  /** Whether a bundler takes in all of it and can import JSON, so that the accessor does. */
  readonly bundled: boolean;
};

export type PinInput = {
  readonly document: SourceDocument;
  /** In this document; only those with role `usage` are pinned. */
  readonly references: readonly ModelReference[];
  readonly alias: string;
  /** Default of a new alias; without it, the snapshot that the first reference stands for today, else its id as written. */
  readonly model?: string;
  /** `models.config.json` that applies, or where it is to be. */
  readonly config: PlannedFile;
  /** `promptshift.json` that applies, or where it is to be. */
  readonly settings: PlannedFile;
  /** The accessor to import, or where it is to be. */
  readonly accessor: PlannedFile;
  /** As the accessor is made; its namespace is read from the file where that is there. */
  readonly place: AccessorPlace;
  readonly project: PinProject;
};

/** What a file says about itself: `namespace` is its package or namespace, `imports` the modules it names, as written. */
export type FileFacts = { readonly namespace: string; readonly imports: readonly string[] };

/** Files around a document, on behalf of one signal. */
export interface Lookup {
  read(path: string): Promise<string | undefined>;
  /** The nearest file of this name in the document's folder or one above it. */
  find(name: string): Promise<PlannedFile | undefined>;
}

/** The package, crate or module that a document belongs to, as far as calling an accessor goes. */
export type PinProject = {
  /** Its folder; only accessors below it are used. */
  readonly home: string;
  readonly modules: ProjectModules;
  /** What the language's names start from: Go's module path, the folder Python's imports start in, PHP's autoloading. */
  readonly base: string;
  /** What the document imports an accessor as, where that is not its path from `base`. */
  importName?(accessorPath: string): string;
  /** Where a new accessor may be, best first. */
  readonly candidates: readonly AccessorPlace[];
  /** Whether a recorded accessor at this path can be reached from the document. */
  canImport(accessorPath: string): boolean;
  /** Why nothing in the document can reach an accessor at all. */
  readonly reason?: string;
  /** The namespace of an accessor that is recorded and not there yet; '' when left out. */
  namespaceAt?(accessorPath: string): string;
  /** A file that has to name the accessor before any other can: the root of a Rust crate. */
  readonly entry?: PlannedFile;
};

/** What a language needs to rewrite its literals. */
export type LiteralPin = {
  readonly text: string;
  readonly path: string;
  readonly references: readonly ModelReference[];
  readonly alias: string;
  readonly accessor: AccessorPlace;
  readonly project: PinProject;
};

export type PinnedLiterals = {
  readonly edits: readonly TextEdit[];
  readonly pinned: readonly ModelReference[];
  readonly refused: readonly RefusedReference[];
  readonly notes: readonly string[];
};

/** How literals of one language are put behind an alias; one object a language. */
export interface PinLanguage {
  /** The accessor its files import. */
  readonly accessor: AccessorLanguage;
  grammarFor(language: LanguageId): string;
  factsOf(root: Node): FileFacts;
  project(path: string, facts: FileFacts, lookup: Lookup): Promise<PinProject>;
  /** Edits of the literals and of the imports. Pure. */
  pin(root: Node, request: LiteralPin): PinnedLiterals;
  /** The file's habits, for an accessor that is made. */
  styleOf(root: Node, text: string): CodeStyle;
  /** Names around a place, innermost first: constants, parameters, functions, classes. */
  namesAround(root: Node, range: TextRange): readonly string[];
  /** Edits by which `PinProject.entry` names the accessor; none when it does. */
  join?(entry: Node, text: string, accessor: AccessorPlace): readonly TextEdit[];
}
