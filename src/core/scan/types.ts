import type { ModelIdentity, PinState } from '../models/identity.ts';
import type { Logger } from '../host.ts';
import type { LifecycleRow } from '../models/lifecycle.ts';
import type { ParameterTarget } from './target.ts';
import type { TextEdit, TextRange } from '../text/range.ts';
import type { CodeFacts } from './facts/types.ts';
import type { WordStore } from './live/wordStore.ts';
import type { SyntaxRuntime } from './syntax/runtime.ts';
import type { TreeStore } from './syntax/treeStore.ts';

/** What a model reference does where it stands: the scanner's main judgement. */
export type Role = 'usage' | 'branch' | 'catalog' | 'assert' | 'mention' | 'dynamic';

/** The language of a file as the scanner names it. */
export type LanguageId =
  | 'typescript' | 'tsx' | 'javascript' | 'python' | 'go' | 'java' | 'json' | 'yaml' | 'dotenv' | 'notebook' | 'markdown'
  | 'csharp' | 'ruby' | 'rust' | 'php' | 'cpp' | 'kotlin' | 'swift' | 'bash' | 'powershell' | 'hcl'
  | 'toml' | 'ini' | 'dockerfile' | 'sql' | 'bicep' | 'prompt' | 'baml';

/** A file to scan. `path` uses '/', relative to the scanned root; it is read for hints such as `test/`. */
export type SourceDocument = {
  readonly path: string;
  readonly language: LanguageId;
  readonly text: string;
  /** Names that the `models.config.json` of this file defines; undefined when there is none, or it cannot be read. */
  readonly aliases?: readonly string[];
  /** Of a `models.config.json`: the names in use wherever it applies; undefined when not everything was looked at. */
  readonly usedAliases?: readonly string[];
  /** Set for a document that is scanned again after each edit: what its tree is kept as in `ScanOptions.trees`. */
  readonly name?: string;
};

/** An occurrence of a model id in a file, or a use of an alias (`alias` set). */
export type ModelReference = {
  /** The id as written, without quotes, with any prefix: `document.text.slice(start, end)`. */
  readonly range: TextRange;
  readonly text: string;
  readonly identity: ModelIdentity;
  readonly alias?: string;
  /**
   * Id of a service that stops (`openai-assistants`, `github-models`), when it is that service's address or object which stands here
   * and not a model. Its role is `mention`, as that of every address.
   */
  readonly endpoint?: string;
  readonly role: Role;
  /** In a slot of `models.config.json`: which one. */
  readonly definition?: AliasDefinition;
  /** In an alias definition of a shape that teams already have: the name it would be imported under. */
  readonly importable?: string;
  /** Of a model that is used: what says how much hangs on its answers. */
  readonly facts?: CodeFacts;
};

/** The slot of an alias that an id stands in. */
export type AliasDefinition = {
  readonly alias: string;
  readonly slot: 'default' | 'candidate' | 'rollback' | 'environment';
  /** Where the alias's name is written, inside the quotes. */
  readonly name: TextRange;
  readonly hasRollback: boolean;
  /** What to delete so that the slot is gone, where that is harmless. */
  readonly removal?: readonly TextRange[];
};

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export type ModelRule =
  | 'model/retired' | 'model/deprecated' | 'model/floating' | 'model/misspelled' | 'model/hard-coded' | 'model/unknown'
  | 'model/endpoint' | 'model/parameter';

export type AliasRule =
  | 'alias/undefined' | 'alias/unused' | 'alias/candidate-equals-default' | 'alias/rollback-missing' | 'alias/rollback-retired';

/** Every rule of `scan`. */
export type RuleId = ModelRule | AliasRule;

/** A diagnostic as data. `message` is a whole sentence without the rule's name. */
export type Finding = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  /** Where a date comes from, and the day that page was read. */
  readonly source?: { readonly url: string; readonly asOf: string };
  /** What a quick fix needs. */
  readonly fix?: { readonly replacement: string; readonly reason: 'snapshot' | 'successor' | 'spelling' };
  /** What a quick fix deletes. */
  readonly removal?: readonly TextRange[];
  /** A quick fix that is more than the finding's range; the edits do not overlap. */
  readonly edit?: { readonly title: string; readonly edits: readonly TextEdit[] };
};

/** A finding that somebody accepted, with the reason given: by a comment beside it, or by `ignore` of `promptshift.json`. */
export type SuppressedFinding = Finding & { readonly by: 'comment' | 'settings'; readonly reason: string };

export type ScannedReference = ModelReference & { readonly findings: readonly Finding[]; readonly suppressed?: readonly SuppressedFinding[] };

/** The result for one document. `problem` says why it was not, or only partly, read. */
export type ScannedDocument = {
  readonly path: string;
  readonly language: LanguageId;
  readonly references: readonly ScannedReference[];
  readonly problem?: string;
  /** There may be facts, which were not read. */
  readonly lacksFacts?: true;
};

/** What the scan depends on beside the text. */
export type ScanOptions = {
  /** The day findings are judged on, `YYYY-MM-DD`; asked once a document, because an editor lives for days. */
  readonly today: () => string;
  /** `rules` of `promptshift.json`. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Lifecycle rows of the user's own (`catalog` of `promptshift.json`). */
  readonly catalog?: readonly LifecycleRow[];
  /** Accessor files of `promptshift.json`: what imports `model` from one of them uses an alias. */
  readonly accessors?: readonly { readonly path: string }[];
  /** ms of work after which a parse is given up; 600 unless told. Every other limit of time follows it. */
  readonly parseLimit?: number;
  /** Keeps the trees of documents that have a `name`, so that an edit costs a small part of a parse. */
  readonly trees?: TreeStore;
  /** Keeps where the words of such documents stand, so that only what stands around an edit is searched again. */
  readonly words?: WordStore;
  /** Leaves the facts to `addFacts`: reading them takes longer than all else, and no finding depends on them. */
  readonly factsApart?: boolean;
  /** Parsers to use, with their limit and trees, in place of some of its own: what others have parsed need not be parsed again. */
  readonly syntax?: SyntaxRuntime;
  readonly logger?: Logger;
};

export interface Scanner {
  /**
   * Finds the model references of one document, in order, with their findings. Never throws for what a file holds:
   * what cannot be read is named in `problem`. Rejects with the signal's reason when aborted.
   */
  scan(document: SourceDocument, signal: AbortSignal): Promise<ScannedDocument>;
  /** The first half of `scan`: what depends on the document alone (and on the accessors), and may be kept for another day. */
  analyse(document: SourceDocument, signal: AbortSignal): Promise<Analysis>;
  /** With the facts that `factsApart` left out. */
  addFacts(document: SourceDocument, analysis: Analysis, signal: AbortSignal): Promise<Analysis>;
  /** The second half: what the day, the rules and the catalog make of it. */
  judge(document: SourceDocument, analysis: Analysis): ScannedDocument;
  /** The same with `model/parameter`: what the call sites of its models lose when those move to a target. Parses the text again, and only then. */
  checkParameters(document: SourceDocument, scanned: ScannedDocument, target: ParameterTarget, signal: AbortSignal): Promise<ScannedDocument>;
}

/** References of a document, with what kept it from being read whole. Plain data: it survives JSON. */
export type Analysis = Pick<ScannedDocument, 'problem' | 'lacksFacts'> & { readonly references: readonly ModelReference[] };

export type { ModelIdentity, PinState };
