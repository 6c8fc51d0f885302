'use strict';
// Required before a program of another process: tells, through the file that MEMORY_FILE names, how much memory it had, every second and at its end.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  const tell = (rss) => appendFileSync(process.env.MEMORY_FILE, `${Math.round(process.uptime())} ${Math.round(rss / 2 ** 20)}\n`);
  setInterval(() => tell(process.memoryUsage.rss()), 1_000).unref();
  process.on('exit', () => tell(process.resourceUsage().maxRSS * 1024));
}
