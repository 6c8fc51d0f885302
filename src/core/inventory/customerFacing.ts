/** Folders whose code answers people or their browsers, by the usual names. */
const facing = new Set([
  'api', 'apis', 'routes', 'route', 'routers', 'router', 'pages', 'controllers', 'controller', 'handlers', 'endpoints', 'endpoint', 'views', 'resolvers', 'graphql', 'webhooks', 'webhook',
  'components', 'web', 'webapp', 'website', 'www', 'frontend', 'public', 'server', 'backend', 'gateway', 'mobile', 'ios', 'android',
  'chat', 'chatbot', 'bot', 'bots', 'assistant', 'support', 'helpdesk', 'widget', 'checkout', 'storefront', 'portal', 'customer', 'customers',
]);

/** Files that frameworks serve, wherever they are. */
const facingFile = /^(?:(?:route|page|layout)\.[jt]sx?|(?:views|urls|routes|app|server)\.py|.*(?:\.controller|\.handler|\.route|\.resolver)\.[jt]s|.*Controller\.(?:java|kt|cs|php|rb)|.*_(?:controller|handler)\.(?:rb|go|py))$/;

/** Folders whose code nobody outside meets, whatever lies in them. */
const inside = new Set(['scripts', 'script', 'tools', 'docs', 'doc', 'notebooks', 'notebook', 'benchmarks', 'bench', 'evals', 'eval', 'ci', '.github', 'migrations', 'fixtures', 'research', 'experiments', 'sandbox']);

/** The part of a path (with '/') that says customers reach what it holds: a folder's or the file's name; undefined when none does. */
export function customerFacingPart(path: string): string | undefined {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  const folders = parts.map((part) => part.toLowerCase());
  if (folders.some((folder) => inside.has(folder))) return undefined;
  const at = folders.findLastIndex((folder) => facing.has(folder));
  return at >= 0 ? parts[at] : facingFile.test(file) ? file : undefined;
}
