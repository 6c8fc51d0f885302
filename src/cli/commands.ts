import type { RegisterCommand } from './context.ts';

/** Every command by name; each is loaded when it is called, all of them for `--help`. */
export const commands: Readonly<Record<string, () => Promise<RegisterCommand>>> = {
  scan: async () => (await import('./commands/scan.ts')).registerScanCommand,
  pin: async () => (await import('./commands/pin.ts')).registerPinCommand,
  alias: async () => (await import('./commands/alias.ts')).registerAliasCommand,
  lint: async () => (await import('./commands/lint.ts')).registerLintCommand,
  prompts: async () => (await import('./commands/prompts.ts')).registerPromptsCommand,
  eval: async () => (await import('./commands/eval.ts')).registerEvalCommand,
  compare: async () => (await import('./commands/compare.ts')).registerCompareCommand,
};
