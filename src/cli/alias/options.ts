type FileOptions = { readonly config?: string };
/** Of what writes. */
export type ChangeOptions = FileOptions & { readonly dryRun?: boolean };
export type SetOptions = ChangeOptions & { readonly slot: 'default' | 'candidate' | 'rollback'; readonly environment?: string };
export type ImportOptions = ChangeOptions & { readonly write?: boolean };
export type DrillOptions = ListOptions;
export type ListOptions = FileOptions & { readonly format: 'text' | 'json'; readonly color: boolean };
