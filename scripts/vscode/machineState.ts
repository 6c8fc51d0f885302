import { existsSync } from 'node:fs';
import { chooseHost } from './chooseHost.ts';
import { findChromium } from './chromium.ts';
import { isCodeServerInstalled } from './codeServerInstall.ts';
import { isOnPath } from './findProgram.ts';
import type { HostFacts } from './chooseHost.ts';
import type { MachineState } from './prerequisitePlan.ts';

const buildTools = { python3: 'python3', make: 'make', 'g++': 'g++' } as const;
const kerberosHeaders = ['/usr/include/gssapi/gssapi.h', '/usr/include/gssapi.h'];

export function readMachineState(host: HostFacts): MachineState {
  return {
    platform: process.platform,
    hasApt: isOnPath('apt-get'),
    mayInstall: isRoot() || isCi(),
    hasChromium: findChromium() !== undefined,
    hasKerberosHeaders: kerberosHeaders.some((path) => existsSync(path)),
    missingBuildTools: Object.entries(buildTools).filter(([program]) => !isOnPath(program)).map(([, name]) => name),
    hasCodeServer: isCodeServerInstalled(),
    needsXvfb: host.serviceAnswers && !host.hasXvfb && chooseHost({ ...host, hasXvfb: true }).kind === 'desktop' && !host.hasDisplay,
  };
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function isCi(): boolean {
  return ['true', '1'].includes(process.env['CI'] ?? '');
}
