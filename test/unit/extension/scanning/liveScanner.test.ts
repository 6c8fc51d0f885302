import { describe, expect, it } from 'vitest';
import type { ScannedDocument } from '../../../../src/core/scan/types.ts';
import { createLiveScanner } from '../../../../src/extension/scanning/liveScanner.ts';
import { InMemoryDiagnostics, InMemoryDocument, RecordingLogger } from '../inMemoryEditor.ts';
import { createManualClock } from '../manualClock.ts';

/** A scan that takes 40 ms and finds the whole text as one reference; `notes` say what ran. */
function setUp(rough: ReadonlySet<string> = new Set()) {
  const clock = createManualClock();
  const diagnostics = new InMemoryDiagnostics();
  const logger = new RecordingLogger();
  const notes: string[] = [];
  const steps: string[] = [];
  const settled = new Set<string>();
  let running = 0;
  let mostAtOnce = 0;
  const scanner = createLiveScanner<InMemoryDocument>({
    clock, logger, sink: diagnostics, delayMs: 150,
    settling: { afterMs: 1000, isRough: (uri) => rough.has(uri) && !settled.has(uri), forget: (uri) => settled.add(uri) },
    trace: (step, uri) => steps.push(`${step} ${uri}`),
    async scan(document, signal, isSettled) {
      const text = document.text();
      notes.push(`start ${text}${isSettled ? ', settled' : ''}`);
      mostAtOnce = Math.max(mostAtOnce, ++running);
      try {
        await clock.sleep(40, signal);
        if (text === 'broken') throw new Error('parser broke');
        return text === 'excluded' ? undefined : scanned(document.uri, text);
      } finally {
        running--;
      }
    },
  });
  return { clock, diagnostics, logger, notes, steps, scanner, mostAtOnce: () => mostAtOnce };
}

function scanned(path: string, text: string): ScannedDocument {
  const identity = { text, model: text, family: text, vendor: 'unknown', channel: 'unknown', pin: 'unknown', listed: false, bareWord: false } as const;
  return { path, language: 'typescript', references: [{ range: { start: 0, end: text.length }, text, identity, role: 'usage', findings: [] }] };
}

describe('live scanner', () => {
  it('scans an opened document at once', async () => {
    const { clock, diagnostics, scanner } = setUp();
    scanner.opened(new InMemoryDocument('a', 'gpt-4o'));
    await clock.advance(40);
    expect(diagnostics.history).toEqual(['show a gpt-4o']);
  });

  it('tells of its steps, of the last one only when a result was shown', async () => {
    const { clock, scanner, steps } = setUp();
    const document = new InMemoryDocument('a', 'gpt-4');
    scanner.changed(document);
    await clock.advance(100);
    document.type('gpt-4o');
    scanner.changed(document);
    await clock.advance(200);
    expect(steps).toEqual(['changed a', 'pausing a', 'changed a', 'pausing a', 'resumed a', 'shown a']);
  });

  it('scans once, with the last text, when typing pauses', async () => {
    const { clock, notes, diagnostics, scanner } = setUp();
    const document = new InMemoryDocument('a', '');
    for (const text of ['g', 'gp', 'gpt', 'gpt-4o']) {
      document.type(text);
      scanner.changed(document);
      await clock.advance(100);
    }
    expect(notes).toEqual([]);
    await clock.advance(100);
    expect(notes).toEqual(['start gpt-4o']);
    expect(diagnostics.history).toEqual(['show a gpt-4o']);
  });

  it('aborts a scan that a newer text overtakes, and never runs two for one document', async () => {
    const { clock, notes, diagnostics, scanner, mostAtOnce } = setUp();
    const document = new InMemoryDocument('a', 'gpt-4o');
    scanner.opened(document);
    await clock.advance(10);
    document.type('gpt-4o-mini');
    scanner.changed(document);
    await clock.advance(500);
    expect(notes).toEqual(['start gpt-4o', 'start gpt-4o-mini']);
    expect(diagnostics.history).toEqual(['show a gpt-4o-mini']);
    expect(mostAtOnce()).toBe(1);
  });

  it('shows no result for a text that has changed since, told or not', async () => {
    const { clock, diagnostics, scanner } = setUp();
    const document = new InMemoryDocument('a', 'gpt-4o');
    scanner.opened(document);
    await clock.advance(10);
    document.type('other');
    await clock.advance(500);
    expect(diagnostics.history).toEqual([]);
  });

  it('looks again at a rough result once typing has rested, and once only', async () => {
    const { clock, notes, diagnostics, scanner } = setUp(new Set(['a']));
    const document = new InMemoryDocument('a', 'gpt-4o(');
    scanner.opened(document);
    scanner.opened(new InMemoryDocument('b', 'whole'));
    await clock.advance(1030);
    expect(notes).toEqual(['start gpt-4o(', 'start whole']);
    await clock.advance(5000);
    expect(notes).toEqual(['start gpt-4o(', 'start whole', 'start gpt-4o(, settled']);
    expect(diagnostics.history).toEqual(['show a gpt-4o(', 'show b whole', 'show a gpt-4o(']);
  });

  it('does not look again at what somebody goes on typing in', async () => {
    const { clock, notes, scanner } = setUp(new Set(['a']));
    const document = new InMemoryDocument('a', 'f(');
    scanner.opened(document);
    await clock.advance(900);
    document.type('f()');
    scanner.changed(document);
    await clock.advance(200);
    expect(notes).toEqual(['start f(', 'start f()']);
    scanner.closed('a');
    await clock.advance(5000);
    expect(notes).toEqual(['start f(', 'start f()']);
  });

  it('keeps documents apart', async () => {
    const { clock, diagnostics, scanner, mostAtOnce } = setUp();
    scanner.opened(new InMemoryDocument('a', 'gpt-4o'));
    scanner.opened(new InMemoryDocument('b', 'gpt-5'));
    await clock.advance(40);
    expect(diagnostics.history.toSorted()).toEqual(['show a gpt-4o', 'show b gpt-5']);
    expect(mostAtOnce()).toBe(2);
  });

  it('clears a closed document, also while its scan runs', async () => {
    const { clock, diagnostics, scanner } = setUp();
    scanner.opened(new InMemoryDocument('a', 'gpt-4o'));
    await clock.advance(10);
    scanner.closed('a');
    await clock.advance(500);
    expect(diagnostics.history).toEqual(['clear a']);
  });

  it('clears a document that is no longer scanned', async () => {
    const { clock, diagnostics, scanner } = setUp();
    const document = new InMemoryDocument('a', 'gpt-4o');
    scanner.opened(document);
    await clock.advance(40);
    document.type('excluded');
    scanner.changed(document);
    await clock.advance(500);
    expect(diagnostics.history).toEqual(['show a gpt-4o', 'clear a']);
    expect(scanner.resultOf(document)).toBeUndefined();
  });

  it('offers a result for exactly the version it was made for', async () => {
    const { clock, scanner } = setUp();
    const document = new InMemoryDocument('a', 'gpt-4o');
    scanner.opened(document);
    await clock.advance(40);
    expect(scanner.resultOf(document)?.references[0]?.text).toBe('gpt-4o');
    document.type('gpt-4o ');
    expect(scanner.resultOf(document)).toBeUndefined();
  });

  it('logs a scan that fails and goes on with the next text', async () => {
    const { clock, diagnostics, logger, scanner } = setUp();
    const document = new InMemoryDocument('a', 'broken');
    scanner.opened(document);
    await clock.advance(40);
    expect(logger.lines.join()).toContain('parser broke');
    document.type('gpt-4o');
    scanner.changed(document);
    await clock.advance(500);
    expect(diagnostics.history).toEqual(['show a gpt-4o']);
  });
});
