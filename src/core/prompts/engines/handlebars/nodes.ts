/** A helper that is called. */
export type Call = { readonly path: hbs.AST.Expression; readonly params: readonly hbs.AST.Expression[]; readonly hash?: hbs.AST.Hash };

export const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
export const isSubExpression = (node: hbs.AST.Node): node is hbs.AST.SubExpression => node.type === 'SubExpression';
export const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
export const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
export const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
export const isText = (node: hbs.AST.Node | undefined): node is hbs.AST.StringLiteral => node?.type === 'StringLiteral';
export const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement => node.type === 'PartialStatement' || node.type === 'PartialBlockStatement';
