import { describe, expect, it } from 'vitest';
import { run } from './capture.ts';

const cwd = process.cwd();

describe('promptshift', () => {
  it('lists its commands in help, and shows examples in a command\'s', async () => {
    const help = await run(['--help'], { cwd });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/scan \[options\] \[paths\.\.\.\] +find every model/);
    const scan = await run(['scan', '--help'], { cwd });
    expect(scan).toMatchObject({ code: 0, stderr: '' });
    expect(scan.stdout).toMatch(/Examples:\n {2}promptshift scan +scan the working directory\n/);
  });

  it('prints its version', async () => {
    expect(await run(['--version'], { cwd })).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });

  it('shows help on stderr and exits 2 without a command', async () => {
    const { code, stdout, stderr } = await run([], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: promptshift /);
  });

  it.each([
    [['scna'], 'promptshift: Unknown command \'scna\' (Did you mean scan?). Run "promptshift --help" to see what it takes.\n'],
    [['scan', '--fromat', 'json'], 'promptshift: Unknown option \'--fromat\' (Did you mean --format?). Run "promptshift scan --help" to see what it takes.\n'],
    [['scan', '--format', 'xml'], 'promptshift: Option \'--format <format>\' argument \'xml\' is invalid. Allowed choices are text, json, jsonl, csv, markdown, sarif, cyclonedx. Run "promptshift scan --help" to see what it takes.\n'],
    [['scan', '--output'], 'promptshift: Option \'--output <file>\' argument missing. Run "promptshift scan --help" to see what it takes.\n'],
    [['alias', 'set', 'a', 'b', '--candidate'], 'promptshift: Unknown option \'--candidate\'. Run "promptshift alias set --help" to see what it takes.\n'],
    [['alias', 'stt'], 'promptshift: Unknown command \'stt\' (Did you mean set?). Run "promptshift alias --help" to see what it takes.\n'],
  ])('answers wrong usage in one line: %j', async (args, stderr) => {
    expect(await run(args, { cwd })).toEqual({ code: 2, stdout: '', stderr });
  });

  it('keeps the stack of an error that nobody expected', async () => {
    const clock = { now: () => 0, monotonic: () => { throw new Error('boom'); }, sleep: () => Promise.resolve() };
    const { code, stderr } = await run(['scan'], { cwd, clock });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Error: boom\n {4}at .*program\.test\.ts/);
    expect(stderr).toMatch(/This is a defect: please report it with the lines above\.\n$/);
  });
});
