import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../src/node/cacheFolder.ts';

describe('cacheFolder', () => {
  it.each<[NodeJS.Platform, Readonly<Record<string, string>>, string | undefined]>([
    ['linux', { HOME: '/home/a' }, '/home/a/.cache/promptshift'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '/tmp/c' }, '/tmp/c/promptshift'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/promptshift'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Caches/promptshift'],
    ['linux', {}, undefined],
    ['win32', {}, undefined],
  ])('%s %j', (platform, env, folder) => {
    expect(cacheFolder(env, platform)).toBe(folder);
  });
});
