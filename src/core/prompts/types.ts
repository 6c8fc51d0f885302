import type { ToolCall, ToolDefinition } from './tools.ts';
import type { TextRange } from '../text/range.ts';

/** `tool` carries the result of a tool call. */
export type MessageRole = 'system' | 'developer' | 'user' | 'assistant' | 'tool';

/** One message of a template, before rendering. */
export type PromptMessage = {
  readonly role: MessageRole;
  /** The text of `range`, line ends as `\n`. */
  readonly template: string;
  /** Its body in the file, without the heading. */
  readonly range: TextRange;
  /** The line of the file its body starts on, from 1. */
  readonly line: number;
};

/** A value that a template asks for, once for each place it stands. */
export type Placeholder = {
  /** The input it needs: the first segment of its path, such as `order` of `{{order.id}}`. */
  readonly name: string;
  /** As written, such as `order.id`. */
  readonly path: string;
  readonly parts: readonly string[];
  /** The expression in the file, braces left out. */
  readonly range: TextRange;
  readonly line: number;
  /** False where the template itself tests for it (`{{#if x}}`), so that nothing breaks without it. */
  readonly required: boolean;
};

/** A file that another one names; `range` is the name as written, quotes left out. */
export type FileReference = { readonly path: string; readonly range: TextRange };

/** Something wrong in a prompt file; the rest of the prompt was still read. */
export type PromptProblem = { readonly message: string; readonly range: TextRange; readonly line: number; readonly column: number };

/** What a file is written as. `literal` is a text in code. */
export type PromptFormatId = 'promptshift' | 'dotprompt' | 'prompty' | 'github-models' | 'handlebars' | 'literal';

/** How a template says what is filled in; each has an engine of its own. */
export type TemplateLanguage = 'handlebars' | 'dotprompt' | 'jinja2' | 'mustache' | 'keys' | 'python-format' | 'dollar-braces' | 'hash-braces' | 'swift-parentheses' | 'code' | 'plain';

/** A stretch of a file that is filled in as one. `template` is the text of `range`, line ends as `\n`; `line` counts from 1. */
export type TemplateText = { readonly template: string; readonly range: TextRange; readonly line: number };

/** An input that the file itself declares, by a schema, a default or an example. */
export type DeclaredInput = {
  readonly name: string;
  /** Its name, where it is first written. */
  readonly range: TextRange;
  /** Its default, where one is written. */
  readonly defaultRange?: TextRange;
  /** True where the format lets it be left out; it is then filled with nothing. */
  readonly optional: boolean;
};

/** Another template that one includes by name. `paths` are where it may be, relative to the prompt, the likeliest first. */
export type PartialReference = { readonly name: string; readonly range: TextRange; readonly paths: readonly string[] };

/** A prompt template file, whatever its format. Ranges are offsets in the file's text (without a byte order mark). */
export type Prompt = {
  readonly path: string;
  readonly format: PromptFormatId;
  readonly language: TemplateLanguage;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly owner?: string;
  /** What the inputs may hold, such as `pii`. */
  readonly sensitivity?: string;
  /** Eval suites that check it. */
  readonly suites?: readonly FileReference[];
  /** Why this version was made. */
  readonly changes?: string;
  /** Alias or id, and where it is written (quotes left out). `isDeployment` where the name is one that a team gave, as on Azure. */
  readonly model?: { readonly text: string; readonly range: TextRange; readonly isDeployment?: boolean };
  /** As written: where `body` is set, only filling in says for certain which messages there are. */
  readonly messages: readonly PromptMessage[];
  /** Set where the whole is filled in before it is cut into messages, so that a loop may make some. */
  readonly body?: TemplateText;
  /** Other templates it includes, with their texts once `resolvePromptFiles` has read them. */
  readonly partialFiles?: readonly PartialReference[];
  readonly partials?: Readonly<Record<string, string>>;
  readonly placeholders: readonly Placeholder[];
  /** Parameters as the provider names them, such as `temperature`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly input: {
    /** JSON Schema of the inputs, when given. */
    readonly schema?: Readonly<Record<string, unknown>>;
    readonly defaults: Readonly<Record<string, unknown>>;
    /** In the order of the file; empty where the format or the file declares none. */
    readonly declared: readonly DeclaredInput[];
  };
  /** Functions the model may call, written in the file itself. */
  readonly tools?: readonly ToolDefinition[];
  /** Files that hold more of them, relative to the prompt, with the place that names them. */
  readonly toolFiles?: readonly FileReference[];
  readonly output?: {
    /** `json` asks for JSON without saying more. */
    readonly format?: 'text' | 'json';
    /** JSON Schema of the answer, when it is written in the file itself. */
    readonly schema?: Readonly<Record<string, unknown>>;
    /** The file that holds it, relative to the prompt. */
    readonly schemaFile?: FileReference;
  };
  /** Output tokens to reckon with before a run. */
  readonly expectedTokens?: { readonly input?: number; readonly output?: number };
  /** The whole front matter, unknown keys included. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** In the order of the file; empty when all is well. */
  readonly problems: readonly PromptProblem[];
};

/** A piece of a message that is not text alone. `url` may be a `data:` URL. */
export type MessagePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'media'; readonly url: string; readonly mimeType?: string };

/** A message ready to send. */
export type RenderedMessage = {
  readonly role: MessageRole;
  /** All its text. */
  readonly content: string;
  /** In their order, when it holds more than text; `content` is then the text of these alone. */
  readonly parts?: readonly MessagePart[];
  /** Of an assistant's earlier turn. */
  readonly toolCalls?: readonly ToolCall[];
  /** Which call a `tool` message answers. */
  readonly toolCallId?: string;
};
