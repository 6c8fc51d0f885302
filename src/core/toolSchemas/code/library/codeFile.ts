import type { Node } from 'web-tree-sitter';
import type { CodeLanguage } from '../codeLanguage.ts';
import type { Names } from '../names.ts';
import type { ExpressionReader } from '../readExpression.ts';

/** What a file of code is read with. */
export type CodeFile = { readonly root: Node; readonly source: string; readonly language: CodeLanguage; readonly names: Names; readonly values: ExpressionReader };
