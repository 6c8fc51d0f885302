/** What `import('csv-parse/sync')` gives, as far as the core may know: the package's own types pull in those of Node. */
export declare function parse(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): unknown;
