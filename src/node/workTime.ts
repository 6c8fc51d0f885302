import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** ms that this thread has computed since some moment; where Node cannot tell (before 23.9), ms that went by. */
export const workTime: () => number = typeof process.threadCpuUsage === 'function' ? threadTime : () => performance.now();

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
