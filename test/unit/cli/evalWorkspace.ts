import { onTestFinished } from 'vitest';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/program.ts';
import { createSystemClock } from '../../../src/node/clock.ts';
import { createLineLogger } from '../../../src/node/logger.ts';
import { chatEvents, sendEvents, startHttpServer, type Exchange, type HttpServer } from '../core/providers/httpServer.ts';
import { scratchFolder } from '../scratchFolder.ts';

export const key = 'sk-test-abcdefghijklmnop';

/** A server that answers with what `says` of the model and the last message; closed when the test ends. */
export async function serveAnswers(says: (model: string, content: string) => string): Promise<HttpServer> {
  const server = await startHttpServer(({ response, body }: Exchange) => {
    const { content = '' } = (body['messages'] as readonly { readonly content: string }[]).at(-1) ?? {};
    const model = String(body['model']);
    return sendEvents(response, chatEvents([says(model, content)], { model, usage: { prompt_tokens: 100, completion_tokens: 2 } }));
  });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= server.close());
  onTestFinished(close);
  return { ...server, close };
}

/** Answers "urgent"; the candidate says "normal" to texts that end in a number of `wrong`. */
export async function serve(wrong: readonly number[] = []): Promise<HttpServer> {
  return await serveAnswers((model, content) => (model.includes('5.5') && wrong.some((number) => content.endsWith(`ticket ${number}`)) ? 'normal' : 'urgent'));
}

export const cases = (count: number): string => Array.from({ length: count }, (_, i) => JSON.stringify({ id: `c${i}`, vars: { text: `ticket ${i}` } })).join('\n');
export const suite = (rest = ''): string => `name: Ticket triage\nprompt: ../prompts/triage/1.2.0.md\nalias: chat.triage\ndefaults: { assert: [ { type: equals, value: urgent } ] }\ncasesFrom: [ triage.jsonl ]\n${rest}`;

/** A folder with a suite of 200 cases, and what it needs. */
export async function workspace(more: Readonly<Record<string, string>> = {}): Promise<string> {
  return await scratchFolder({
    'models.config.json': JSON.stringify({ aliases: { 'chat.triage': { default: 'gpt-5.4-2026-03-05', candidate: 'gpt-5.5-2026-04-23', limits: { maxOutputTokens: 50 } } } }),
    'prompts/triage/1.2.0.md': '# System\nOne word.\n# User\n{{text}}\n',
    'evals/triage.eval.yaml': suite(), 'evals/triage.jsonl': cases(200), ...more,
  });
}

export type Output = { stdout: string; stderr: string; code: number };

/** Runs `promptshift eval` in a folder. */
export async function run(folder: string, server: HttpServer | undefined, args: readonly string[] = [], { terminal = false }: { readonly terminal?: boolean } = {}): Promise<Output> {
  const output: Output = { stdout: '', stderr: '', code: 0 };
  const stream = (name: 'stdout' | 'stderr') => ({ isTerminal: terminal, columns: undefined, write: (text: string) => { output[name] += text; } });
  const stderr = stream('stderr');
  const context: CliContext = {
    version: '0.0.0', stdout: stream('stdout'), stderr, env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: server?.url, CI: 'true' }, cwd: folder, clock: createSystemClock(), signal: new AbortController().signal,
    logger: createLineLogger((line) => stderr.write(line), 'warn'), finish: (code) => { output.code = code; },
  };
  await runCli(['eval', ...args], context);
  return output;
}
