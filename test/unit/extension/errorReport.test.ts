import { describe, expect, it } from 'vitest';
import { PromptshiftError } from '../../../src/core/errors.ts';
import { toErrorReport } from '../../../src/extension/errorReport.ts';

describe('toErrorReport', () => {
  it('says what is wrong and what to do next; the log has the cause', () => {
    const error = new PromptshiftError('provider', 'Nothing answers at 127.0.0.1:9.', 'Start the server.', { cause: new Error('ECONNREFUSED') });
    const report = toErrorReport('Compare models', error);
    expect(report.message).toBe('Compare models: Nothing answers at 127.0.0.1:9. Start the server.');
    expect(report.details).toContain('Error: ECONNREFUSED');
    expect(report.cancelled).toBe(false);
  });

  it('keeps the stack of a defect for the log, and a short sentence for the person', () => {
    const report = toErrorReport('Compare models', new TypeError('x is not a function'));
    expect(report.message).toBe('Compare models failed: x is not a function. The log has the details.');
    expect(report.details).toContain('errorReport.test.ts');
  });

  it('has nothing to show when the person stopped it', () => {
    expect(toErrorReport('Compare models', new PromptshiftError('cancelled', 'Stopped.', 'Run again.')).cancelled).toBe(true);
    expect(toErrorReport('Compare models', new DOMException('stopped', 'AbortError')).cancelled).toBe(true);
  });
});
