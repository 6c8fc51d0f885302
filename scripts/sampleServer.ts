import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, loadFixtureFile, type Fixture } from '@copilotkit/aimock';
import { sampleHeader } from '../src/core/providers/provider.ts';

export type SampleServerOptions = {
  /** A folder of aimock fixture files (`*.json`), or one such file. */
  readonly fixtures: string;
  /** ms between chunks for every answer, in place of the timing written in the fixtures. */
  readonly chunkDelayMs?: number;
  /** 0 or left out: any free port. */
  readonly port?: number;
};

export type SampleRequest = {
  readonly path: string;
  readonly model: string;
  /** `closed`: the client went away before the answer was complete. */
  readonly outcome: 'open' | 'complete' | 'closed';
};

export type SampleServer = {
  /** Base URL for an OpenAI client, on the loopback interface. */
  readonly url: string;
  /** Requests so far, in the order they arrived. */
  readonly requests: () => readonly SampleRequest[];
  close(): Promise<void>;
};

const numberHeader = 'x-sample-request';

/**
 * Starts an OpenAI-compatible server that streams answers from fixtures, chosen by model and prompt.
 * Every response carries the sample header, so that no face mistakes an answer for a model's.
 * The base URL is aimock's `/api/v1`: only there does it send cached and reasoning tokens with the usage.
 */
export async function startSampleServer(options: SampleServerOptions): Promise<SampleServer> {
  const fixtures = fixtureFiles(options.fixtures).flatMap((file) => loadFixtureFile(file));
  if (fixtures.length === 0) throw new Error(`${options.fixtures} holds no fixtures: add a file with {"fixtures": […]}.`);
  const { server, journal, url } = await createServer(fixtures.map((fixture) => withTiming(fixture, options.chunkDelayMs)), { port: options.port ?? 0, host: '127.0.0.1' });
  const outcomes: SampleRequest['outcome'][] = [];
  server.prependListener('request', (request, response) => {
    const number = outcomes.push('open') - 1;
    request.headers[numberHeader] = String(number);
    response.setHeader(sampleHeader, 'fixtures');
    response.once('close', () => {
      outcomes[number] = response.writableFinished ? 'complete' : 'closed';
    });
  });
  return {
    url: `${url}/api/v1`,
    requests: () =>
      journal.getAll().map(({ path, body, headers }) => ({
        path,
        model: String((body as { readonly model?: unknown } | null)?.model ?? ''),
        outcome: outcomes[Number(headers[numberHeader])] ?? 'open',
      })),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function fixtureFiles(path: string): readonly string[] {
  if (path.endsWith('.json')) return [path];
  return readdirSync(path).filter((name) => name.endsWith('.json')).toSorted().map((name) => join(path, name));
}

function withTiming(fixture: Fixture, chunkDelayMs: number | undefined): Fixture {
  if (chunkDelayMs === undefined) return fixture;
  const { streamingProfile: _own, recordedTimings: _recorded, ...rest } = fixture;
  return { ...rest, latency: chunkDelayMs };
}
