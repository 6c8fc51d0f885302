import { describe, expect, it } from 'vitest';
import { isPromptPath } from '../../../../src/core/index.ts';
import { isPromptFile, promptPathPattern } from '../../../../src/extension/prompts/promptFiles.ts';

describe('prompt files', () => {
  it.each(['/w/prompts/triage/1.2.0.md', '/w/app/prompts/reply/2.0.0-beta.1.md'])('%s is one, for the menus and for the core', (path) => {
    expect(promptPathPattern.test(path)).toBe(true);
    expect(isPromptPath(path)).toBe(true);
  });

  it.each(['/w/prompts/README.md', '/w/prompts/triage/versions.lock.json', '/w/docs/1.2.0.md'])('%s is none', (path) => {
    expect(promptPathPattern.test(path)).toBe(false);
    expect(isPromptFile(path, '# Title')).toBe(false);
  });

  it('knows the menus of Windows paths', () => {
    expect(promptPathPattern.test('c:\\w\\prompts\\triage\\1.2.0.md')).toBe(true);
  });

  it('finds a prompt elsewhere by how it is written', () => {
    expect(isPromptFile('/w/notes/triage.md', '---\nmodel: gpt-4o\n---\n# User\nhello')).toBe(true);
    expect(isPromptFile('/w/notes/post.md', '---\ntitle: model\n---\n# User\nhello')).toBe(false);
    expect(isPromptFile('/w/notes/post.md', '---\nmodel: gpt-4o\n---\n# A post about models')).toBe(false);
  });
});
