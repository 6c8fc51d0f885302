/** Alias names, as the file's JSON Schema has them. */
export const aliasNamePattern = /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/;
