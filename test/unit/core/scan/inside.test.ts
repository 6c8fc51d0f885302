import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../../src/core/createScanner.ts';
import { languageOf } from '../../../../src/core/scan/languageOf.ts';
import { createGrammarSource } from '../../../../src/node/grammarSource.ts';

const scanner = createScanner(createGrammarSource(), { today: () => '2026-11-21', parseLimit: 20_000 });

async function rolesIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { references } = await scanner.scan({ path, language: languageOf(path) ?? 'json', text: lines.join('\n') }, new AbortController().signal);
  return references.map((reference) => `${reference.role} ${reference.text}`);
}

describe('a text that is more than an id', () => {
  it('reads the model line of settings kept in a string', async () => {
    expect(await rolesIn('a.go', 'package a', 'var y = "driver: openai\\nmodel: gpt-5\\n"')).toEqual(['usage gpt-5']);
    expect(await rolesIn('run.sh', 'cat > c.yaml <<EOF', 'provider: openai', 'model: gpt-4o', 'EOF')).toEqual(['usage gpt-4o']);
    expect(await rolesIn('gallery/x.yaml', 'name: image', 'config_file: |', '  backend: diffusers', '  parameters:', '    model: Qwen/Qwen-Image', '  step: 50')).toEqual(['usage Qwen/Qwen-Image']);
  });
  it('leaves a line of prose that names a model alone', async () => {
    expect(await rolesIn('a.php', '<?php echo "Model: gpt-4o\\nTokens: 5\\n";')).toEqual(['mention gpt-4o']);
  });
  it('reads the front matter of a script kept in a string', async () => {
    expect(await rolesIn('a_test.go', 'package a', 'var c = `---', 'model: "${env://MODEL:-anthropic/claude-sonnet-4-5-20250929}"', '---', 'Hello`')).toEqual(['usage anthropic/claude-sonnet-4-5-20250929']);
  });
  it('reads a connection string', async () => {
    expect(await rolesIn('a.php', '<?php $dsn = "driver=xai,url=https://a/v1,model=grok-3";')).toEqual(['usage grok-3']);
  });
  it('reads the options of a command, but not those commented out', async () => {
    expect(await rolesIn('w.yml', 'with:', '  claude_args: |', '    --max-turns 4', '    --model "claude-opus-4-7"', '    # --model gpt-4o')).toEqual(['usage claude-opus-4-7', 'mention gpt-4o']);
    expect(await rolesIn('w.yml', 'description: pass --model gpt-4o to change it')).toEqual(['mention gpt-4o']);
  });
  it('reads the name of a model object in a body', async () => {
    expect(await rolesIn('a.go', 'package a', 'var x = `{"model": {"type": "openai", "name": "gpt-4", "k": 1}}`')).toEqual(['usage gpt-4']);
  });
  it('takes what a configuration or a formatting call fills in for a dynamic id', async () => {
    expect(await rolesIn('a.go', 'package a', 'var z = fmt.Sprintf("gpt-4o-%s", day)')).toEqual(['dynamic gpt-4o-%s']);
    expect(await rolesIn('values.yaml', 'model: gpt-4o-{{ .Values.tier }}')).toEqual(['dynamic gpt-4o-{{ .Values.tier }}']);
    expect(await rolesIn('c.json', '{ "url": "https://x/models/gemini-2.5-pro:generate?key=${KEY}" }')).toEqual(['mention gemini-2.5-pro']);
  });
});
