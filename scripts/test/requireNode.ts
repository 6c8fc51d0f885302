/** Ends the process when this Node is too old: npm scripts get theirs from the `node` devDependency. */
export function requireNode(version: string = process.versions.node): void {
  if (isNodeSupported(version)) return;
  console.error(`Node ${version} is too old; 22 or later is needed. Run it as an npm script (npm ci && npm test), which uses the project's own Node.`);
  process.exit(2);
}

export function isNodeSupported(version: string): boolean {
  return Number(version.split('.')[0]) >= 22;
}
