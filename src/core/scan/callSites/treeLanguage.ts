import type { Node } from 'web-tree-sitter';
import type { LanguageId } from '../types.ts';
import type { Stretch } from '../context.ts';
import type { CallSite, SiteEntry, SiteStyle, SiteValue } from './callSite.ts';

/** A name that a model is kept under. `of`: what it must be read through (`this.`, `$this->`, `::`), where it is a member. */
export type KeptName = { readonly name: string; readonly of?: string; readonly scope: Stretch };

/** What a language file says about calls and literals of its grammar. Named apart from the roles' steps: those look outwards, this looks sideways. */
export interface CallSiteLanguage {
  readonly id: LanguageId;
  readonly grammar: string;
  /** Node types at which a value ends. */
  readonly ends: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** The named values that a node holds; undefined when it holds none. */
  entries(holder: Node, source: string): readonly SiteEntry[] | undefined;
  value(node: Node, source: string): SiteValue;
  /** What is set on the built object later on. */
  more?(holder: Node, source: string): readonly SiteEntry[];
  style(holder: Node): SiteStyle;
  /** What a holder or one of its ancestors is called with or built as; undefined when that node says nothing. */
  target(node: Node, source: string): string | undefined;
  /** The name that the value `child` of `parent` is kept under. */
  kept(child: Node, parent: Node, source: string): KeptName | undefined;
  /** The call that `parent` makes of a client `child` that was made for the model. */
  call?(child: Node, parent: Node, source: string): CallSite | undefined;
  /** A name without what only converts it or says where it is from: `MODEL.into()`, `Config::MODEL`. */
  unwrapped?(text: string): string;
}

/** Calls that hand their argument on. */
export const transparent = /^(?:JSON\.stringify|json\.dumps|json\.Marshal|dict|Object\.(?:assign|freeze)|structuredClone|NextResponse\.json|Map\.of|JSON\.(?:generate|dump)|(?:wp_)?json_encode|curl_setopt(?:_array)?|stream_context_create|(?:JsonSerializer\.)?Serialize|JsonConvert\.SerializeObject|JsonContent\.Create|mapOf|mutableMapOf|buildJsonObject|Some|Box\.new|serde_json\.(?:to_string|to_vec|to_value)|map\[string\](?:any|interface\{\})|.*\{\}\.(?:to_json|compact|freeze|merge|to_h|to_string))$/;

/** A call through which a body is posted: what tells is its address, in the first arguments. */
export const posting = /(?:^|\.)(?:fetch|post|request|send|axios|urlopen|Request|aiohttp|ofetch|\$fetch|PostAs(?:Json)?(?:Async)?|PostAsync|SendAsync|post_?json|wp_remote_(?:post|request)|file_get_contents)$/i;

export const rangeOf = (node: Node): { readonly start: number; readonly end: number } => ({ start: node.startIndex, end: node.endIndex });
