import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratchFolder.ts';
import { run } from './capture.ts';

const files = {
  'prompts/a/1.0.0.md': '---\nmodel: gpt-4o\nparameters: { temperature: 0 }\n---\n# User\nhi\n',
  'a.prompt': '---\nmodel: openai/gpt-4o\nconfig: { temperature: 0 }\n---\nhi\n',
  'one.prompty': '---\nmodel:\n  configuration: { type: openai, model: gpt-4o }\n  parameters: { temperature: 0 }\n---\nuser:\nhi\n',
  'two.prompty': '---\nmodel: { id: gpt-4o, options: { temperature: 0 } }\n---\nuser:\nhi\n',
  'a.prompt.yml': 'model: openai/gpt-4o\nmodelParameters: { temperature: 0 }\nmessages: [{ role: user, content: hi }]\n',
  'prompts/a.hbs': '---\nmodel: gpt-4o\nconfig: { temperature: 0 }\n---\nhi\n',
};

describe('parameters in the settings of prompts', () => {
  it.each(Object.entries(files))('are compared with a target: %s', async (path, text) => {
    const cwd = await scratchFolder({ [path]: text });
    const { stdout } = await run(['scan', '--target', 'gpt-5.5', '--format', 'jsonl', '--no-cache'], { cwd });
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string; readonly message: string; readonly line?: number; readonly column?: number }[] };
    const about = findings.find(({ rule, message }) => rule === 'model/parameter' && message.includes('temperature'));
    const lines = text.split('\n');
    expect(lines[(about?.line ?? 1) - 1]?.slice((about?.column ?? 1) - 1)).toMatch(/^temperature: 0/);
  });
});
