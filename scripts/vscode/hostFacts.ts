import type { HostFacts } from './chooseHost.ts';
import { isOnPath } from './findProgram.ts';

const serviceUrl = 'https://update.code.visualstudio.com/api/releases/stable';

/** Looks at this machine; asks VS Code's download service once, for at most `timeoutMs`. */
export async function readHostFacts(timeoutMs = 5000): Promise<HostFacts> {
  return {
    platform: process.platform,
    serviceAnswers: await answers(serviceUrl, timeoutMs),
    hasDisplay: process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']),
    hasXvfb: isOnPath('xvfb-run'),
  };
}

/** True when a HEAD request gets a successful answer within the time. */
export async function answers(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) });
    return response.ok;
  } catch {
    return false;
  }
}
