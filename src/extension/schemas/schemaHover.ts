import * as vscode from 'vscode';
import { toSignal } from '../abort.ts';
import { toRange } from '../scanning/translate.ts';
import type { Services } from '../services.ts';
import { rulePage } from './diagnostics.ts';
import type { Schemas } from './schemas.ts';
import { apiOf } from './strictness.ts';

/** What a rule asks and what to do about it, on hover over a finding. */
export function createSchemaHover({ context, core }: Pick<Services, 'context' | 'core'>, schemas: Schemas): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const linted = await schemas.lint(document, toSignal(token));
      const offset = document.offsetAt(position);
      const findings = linted?.schemas.flatMap((schema) => schema.findings).filter(({ range }) => range.start <= offset && offset <= range.end) ?? [];
      if (findings.length === 0 || token.isCancellationRequested) return undefined;
      const { schemaRules } = await core();
      const texts = [...new Map(findings.map((finding) => [finding.rule, finding])).values()].flatMap(({ rule, profile }) => {
        const known = schemaRules.find(({ id }) => id === rule);
        const page = rulePage(context.extensionUri, rule);
        return known === undefined ? [] : [new vscode.MarkdownString(`**${rule}** · ${apiOf(profile)}\n\n${escaped(known.short)} ${escaped(known.help)} [All rules](${page.toString()})`)];
      });
      return new vscode.Hover(texts, toRange(document, findings[0]?.range ?? { start: offset, end: offset }));
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-!<>$|]/g, String.raw`\$&`);
}
