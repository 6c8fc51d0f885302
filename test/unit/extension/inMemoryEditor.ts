import type { Logger } from '../../../src/core/host.ts';
import type { ScannedDocument } from '../../../src/core/scan/types.ts';
import type { LiveDocument, ResultSink } from '../../../src/extension/scanning/liveScanner.ts';

/** A document that a test types into. */
export class InMemoryDocument implements LiveDocument {
  readonly uri: string;
  version = 1;
  #text: string;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.#text = text;
  }

  text(): string {
    return this.#text;
  }

  type(text: string): void {
    this.#text = text;
    this.version++;
  }
}

/** What an editor shows: the last result of each document, and everything that was shown on the way. */
export class InMemoryDiagnostics implements ResultSink<InMemoryDocument> {
  readonly shown = new Map<string, ScannedDocument>();
  readonly history: string[] = [];

  show({ uri }: InMemoryDocument, result: ScannedDocument): void {
    this.shown.set(uri, result);
    this.history.push(`show ${uri} ${result.references.map(({ text }) => text).join(',')}`);
  }

  clear(uri: string): void {
    this.shown.delete(uri);
    this.history.push(`clear ${uri}`);
  }
}

/** A log that tests read. */
export class RecordingLogger implements Logger {
  readonly lines: string[] = [];
  debug(message: string): void {
    this.lines.push(`debug ${message}`);
  }
  info(message: string): void {
    this.lines.push(`info ${message}`);
  }
  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }
  error(message: string): void {
    this.lines.push(`error ${message}`);
  }
}
