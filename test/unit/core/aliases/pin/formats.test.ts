import { describe, expect, it } from 'vitest';
import { pinMarked } from './marked.ts';

const config = '{ "aliases": { "chat.core": { "default": "gpt-5.4-2026-03-05", "env": "CHAT_MODEL" } } }\n';
const pinned = async (path: string, marked: string): Promise<{ text: string | undefined; reasons: readonly string[]; notes: readonly string[] }> => {
  const { plan, files } = await pinMarked(path, marked, { 'models.config.json': config });
  return { text: files[path], reasons: plan.refused.map(({ reason }) => reason), notes: plan.notes };
};

describe('a format that reads variables', () => {
  it.each([
    ['Compose', 'compose.yaml', 'services:\n  api:\n    environment:\n      MODEL: «gpt-5.4» # now\n', 'services:\n  api:\n    environment:\n      MODEL: ${CHAT_MODEL:-gpt-5.4-2026-03-05} # now\n'],
    ['Compose, quoted', 'docker-compose.prod.yml', 'a: "«gpt-5.4»"\r\n', 'a: "${CHAT_MODEL:-gpt-5.4-2026-03-05}"\r\n'],
    ['a list of Compose', 'docker-compose.yml', 'environment:\n  - MODEL=«gpt-5.4»\n', 'environment:\n  - MODEL=${CHAT_MODEL:-gpt-5.4-2026-03-05}\n'],
    ['a workflow’s env', '.github/workflows/ci.yml', 'on: push\nenv:\n  MODEL: «gpt-5.4»\n', "on: push\nenv:\n  MODEL: ${{ vars.CHAT_MODEL || 'gpt-5.4-2026-03-05' }}\n"],
    ['a workflow’s with, in single quotes', '.github/workflows/ci.yml', "jobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with:\n          model: '«gpt-5.4»'\n", "jobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with:\n          model: '${{ vars.CHAT_MODEL || ''gpt-5.4-2026-03-05'' }}'\n"],
    ['Spring’s YAML', 'src/main/resources/application.yml', 'spring:\n  ai:\n    model: «gpt-5.4»\n', 'spring:\n  ai:\n    model: ${CHAT_MODEL:gpt-5.4-2026-03-05}\n'],
    ['Spring’s properties', 'src/main/resources/application-dev.properties', 'spring.ai.model=«gpt-5.4»\n', 'spring.ai.model=${CHAT_MODEL:gpt-5.4-2026-03-05}\n'],
    ['a shell script', 'run.sh', 'MODEL=«gpt-5.4»\n', 'MODEL=${CHAT_MODEL:-gpt-5.4-2026-03-05}\n'],
    ['a shell script, in single quotes', 'run.sh', "export MODEL='«gpt-5.4»'\n", 'export MODEL="${CHAT_MODEL:-gpt-5.4-2026-03-05}"\n'],
    ['a shell script’s argument', 'run.sh', 'ask --model «gpt-5.4»\n', 'ask --model "${CHAT_MODEL:-gpt-5.4-2026-03-05}"\n'],
  ])('gets the alias’s variable: %s', async (_, path, before, after) => {
    const { text, reasons, notes } = await pinned(path, before);
    expect({ text, reasons }).toEqual({ text: after, reasons: [] });
    expect(notes.at(-1)).toContain('reads CHAT_MODEL, as "chat.core" does');
  });
});

describe('a format that does not', () => {
  it.each([
    ['JSON', 'settings.json', '{ "model": "«gpt-5.4»" }\n'],
    ['TOML', 'app.toml', 'model = "«gpt-5.4»" # now\n'],
    ['an environment file', '.env', 'OPENAI_MODEL=«gpt-5.4»\n'],
    ['a Dockerfile', 'Dockerfile', 'ENV OPENAI_MODEL=«gpt-5.4»\n'],
    ['Terraform', 'main.tf', 'model = "«gpt-5.4»"\n'],
    ['other YAML', 'config.yaml', 'model: «gpt-5.4»\n'],
    ['a trigger’s input', '.github/workflows/ci.yml', 'on:\n  workflow_dispatch:\n    inputs:\n      model:\n        default: «gpt-5.4»\n'],
    ['a variable’s default', 'compose.yaml', 'model: ${OTHER:-«gpt-5.4»}\n'],
    ['a variable’s default in a script', 'run.sh', 'MODEL="${OTHER:-«gpt-5.4»}"\n'],
  ])('gets the snapshot: %s', async (_, path, before) => {
    const { text, reasons, notes } = await pinned(path, before);
    expect({ text, reasons }).toEqual({ text: before.replace('«gpt-5.4»', 'gpt-5.4-2026-03-05'), reasons: [] });
    expect(notes.at(-1)).toContain('cannot ask for an alias; gpt-5.4 became its snapshot, gpt-5.4-2026-03-05.');
  });

  it('is left where there is no snapshot', async () => {
    expect(await pinned('settings.json', '{ "model": "«gpt-5.4-2026-03-05»" }')).toMatchObject({
      text: '{ "model": "gpt-5.4-2026-03-05" }', reasons: ['JSON cannot ask for an alias, and there is no snapshot to write: gpt-5.4-2026-03-05 is a snapshot already.'],
    });
  });

  it('is never moved to a snapshot without a future', async () => {
    const { text, reasons } = await pinned('settings.json', '{ "model": "«gpt-4o»" }');
    expect(text).toBe('{ "model": "gpt-4o" }');
    expect(reasons[0]).toMatch(/^JSON cannot ask for an alias, and there is no snapshot to write: gpt-4o-2024-08-06 is to be shut down on \S+\. Its successor is \S+\.$/);
  });

  it('makes no alias for itself', async () => {
    const { plan } = await pinMarked('settings.json', '{ "model": "«gpt-5.4»" }', {});
    expect(plan.files.map(({ path }) => path)).toEqual(['settings.json']);
    const compose = await pinMarked('compose.yaml', 'model: «gpt-5.4»\n', {});
    expect(compose.files['models.config.json']).toContain('"env": "OPENAI_MODEL_CHAT_CORE"');
  });
});
