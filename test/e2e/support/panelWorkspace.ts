import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../scripts/vscode/paths.ts';

/** Answers that the sample server gives for the prompts below. */
export const panelAnswers: string = join(projectRoot, 'test/fixtures/panelAnswers');

/** Adds prompts that show the compare panel in each of its states: a form, a long answer, tools and JSON, two versions, refusals. */
export function addPanelPrompts(workspace: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
}

const claim = (version: string, tone: string, defaults: string): string => `---
description: Answer a claim
model: chat.triage
parameters: { temperature: 0.2, top_p: 0.9, max_output_tokens: 400 }
input:
  schema:
    type: object
    properties:
      customer: { type: string, description: "As she signs, with her title" }
      parcel: { type: string, description: PD and ten digits }
      text: { type: string }
      language: { type: string, enum: [English, Dutch, German] }
      weight: { type: number }
      express: { type: boolean }
      scans: { type: array, items: { type: string } }
    required: [customer, parcel, text, language]
${defaults}changes: ${version}
---
# System
You answer claims of customers. ${tone}

# User
{{customer}} about {{parcel}}, in {{language}}: {{text}}
`;
const given = '  default: { customer: Ms Okafor, parcel: PD0045678123, text: "My vase arrived broken.\\nWho pays for it?", language: English, weight: 2.4, express: false, scans: [Utrecht] }\n';

const files: Readonly<Record<string, string>> = {
  'prompts/claim/1.0.0.md': claim('First version', 'Be kind.', given),
  'prompts/claim/1.1.0.md': claim('Shorter', 'Be kind and brief.', given),
  'prompts/form/1.0.0.md': claim('Asks for everything', 'Be kind.', ''),
  'prompts/slow/1.0.0.md': claim('Takes its time', 'Be kind.', given.replace('My vase', 'Answer slowly. My vase')),
  'prompts/claim/lamp.json': '{ "customer": "Mr Sato", "parcel": "PD0099887766", "text": "The lamp does not light", "language": "German" }',
  'evals/claim.eval.yaml': `name: Claims
prompt: ../prompts/claim/1.0.0.md
alias: chat.triage
cases:
  - id: soaked-books
    severity: high
    vars: { customer: Ms Weber, parcel: PD0011223344, text: My books arrived wet, language: German }
    assert: [ { type: contains, value: Dear } ]
  - id: missing-shoe
    vars: { customer: Mr Jansen, parcel: PD0055667788, text: There is one shoe in the box, language: Dutch }
    assert: [ { type: contains, value: Dear } ]
`,
  'prompts/order/1.0.0.md': `---
model: chat.triage
input: { default: { text: One vase and two boxes for Ms Okafor } }
tools: [ ../../tools/tickets.json ]
output: { schema: { type: object, properties: { customer: { type: string }, urgent: { type: boolean }, note: { type: string } }, required: [customer, urgent, note] } }
---
# System
You take orders. Answer with JSON.

# User
{{text}}
`,
  'prompts/refused/1.0.0.md': `---
model: chat.triage
---
# System
You are refused.

# User
Why?
`,
};
