import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';

/** How a file is written, so that what is added looks like the rest. */
export type CodeStyle = {
  readonly quote: '"' | "'";
  readonly semicolons: boolean;
  /** One step of indentation. */
  readonly indent: string;
  readonly eol: '\n' | '\r\n';
};

export const defaultStyle: CodeStyle = { quote: '"', semicolons: true, indent: '  ', eol: '\n' };

/** How modules are loaded where the accessor runs. */
export type ModuleFormat = 'esm' | 'commonjs';

/** The languages that have an accessor, as `accessors` of `promptshift.json` names them. */
export type AccessorId = 'typescript' | 'javascript' | 'python' | 'go' | 'java' | 'csharp' | 'ruby' | 'rust' | 'kotlin' | 'php';

/** What reads JSON where the standard library does not: the one that the build file names, `none` for a parser in the file itself. */
export type JsonLibrary = 'jackson' | 'gson' | 'kotlinx.serialization' | 'serde_json' | 'System.Text.Json' | 'none';

/** Where an accessor's file lies and what its code is a part of. */
export type AccessorPlace = {
  /** With '/', relative to the workspace's root; the names that it settles (a Python or Rust module) are not said again. */
  readonly path: string;
  /** TypeScript and JavaScript only. */
  readonly format: ModuleFormat;
  /**
   * TypeScript and JavaScript that a bundler takes in, where no file can be read at run time: what the accessor imports
   * `models.config.json` as (`../models.config.json`). Left out where it reads the file at its start.
   */
  readonly imports?: string;
  /** Java's and Kotlin's package, Go's package clause, namespace of C# and PHP; '' for none, and for the other languages. */
  readonly namespace: string;
  /** Java (Jackson, Gson), Kotlin (those and its own), Rust (serde_json), C# (System.Text.Json, which .NET Framework and Mono lack); else `none`. */
  readonly json: JsonLibrary;
};

/**
 * The accessor of one language: a small file in the user's tree that gives a model id at run time. It has no dependency but
 * `AccessorPlace.json`, reads `models.config.json` once at start or has a bundler take it in, and stops the program at start when an alias is unknown. A comment
 * at its top says `Made by Promptshift`: by that it is known again where nothing records it.
 *
 * | language | file | what it declares |
 * |---|---|---|
 * | typescript, javascript | `models.ts` | `function model(name)` |
 * | python | `model_aliases.py` | `def model(name: str) -> str` |
 * | go | `internal/modelalias/modelalias.go` | `package modelalias`, `func Model(name string) string` |
 * | java | `ModelAliases.java` | `public final class ModelAliases`, `public static String model(String name)` |
 * | csharp | `ModelAliases.cs` | `public static class ModelAliases`, `public static string Model(string name)` |
 * | ruby | `model_aliases.rb` | `module ModelAliases`, `def self.model(name)` |
 * | rust | `model_aliases.rs` | `pub fn model(name: &str) -> &'static str`, so that it fits wherever the literal did |
 * | kotlin | `ModelAliases.kt` | `object ModelAliases`, `@JvmStatic fun model(name: String): String` |
 * | php | `ModelAliases.php` | `final class ModelAliases`, `public static function model(string $name): string` |
 */
export interface AccessorLanguage {
  readonly id: AccessorId;
  /** Grammar that reads it, as the scanner's languages name it. */
  readonly grammar: string;
  /** The whole file for these aliases. */
  generate(aliases: readonly string[], place: AccessorPlace, style: CodeStyle): string;
  /** Edits that make an existing accessor know one more alias: none when it does; undefined when it has no list of them. */
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined;
}

/** Text written with `"`, `;` at line ends and two spaces, in another style. */
export function restyle(code: string, style: CodeStyle): string {
  let text = style.quote === '"' ? code : code.replaceAll('"', "'");
  if (!style.semicolons) text = text.replaceAll(/;$/gm, '');
  text = text.replaceAll(/^(?: {2})+/gm, (spaces) => style.indent.repeat(spaces.length / 2));
  return text.replaceAll('\n', style.eol);
}
