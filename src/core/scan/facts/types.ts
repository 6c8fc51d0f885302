/** What stands around a model that is used and says how much hangs on its answers. Read from the syntax tree; a key is absent where nothing was found. */
export type CodeFacts = {
  /** What takes the answer apart, as written (`json.loads`), where the request asks for no schema. */
  readonly readBy?: string;
  /** Answers given as examples among the messages; two or more. */
  readonly examples?: number;
  /** Of a prompt file's front matter. */
  readonly owner?: string;
  readonly sensitivity?: string;
  /** Suites that a prompt file names. */
  readonly suites?: number;
};
