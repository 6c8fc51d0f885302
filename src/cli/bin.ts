#!/usr/bin/env node
import process from 'node:process';
import { startLean } from './startLean.ts';
import { packageVersion } from './version.ts';

// Everything else is loaded behind this line: asking for the version costs no more than starting Node.
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${packageVersion()}\n`);
} else if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write(`promptshift: needs Node 22 or later and this is ${process.version}: install a newer Node and run again.\n`);
  process.exitCode = 2;
} else {
  startLean(args[0], process);
  void import('./main.ts').then(({ main }) => main(args));
}
