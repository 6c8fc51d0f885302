const prefix = 'vscode:';

/** Where the answers of the editor's own models come from, for a person. */
export const editorModelsLabel = "vscode (the editor's models)";

/** A model of the editor as prompts and settings name it: `vscode:copilot/gpt-4o` is a vendor and a family, or a model's id. */
export type EditorModelName = { readonly vendor: string; readonly family: string };

/** True for a name that means a model of the editor, whether or not it is well formed. */
export function isEditorModel(name: string): boolean {
  return name.startsWith(prefix);
}

/** Undefined when the name is not `vscode:vendor/family`. */
export function parseEditorModel(name: string): EditorModelName | undefined {
  const [, vendor, family] = /^vscode:([^/\s]+)\/(\S+)$/.exec(name) ?? [];
  return vendor === undefined || family === undefined ? undefined : { vendor, family };
}

export function editorModelName({ vendor, family }: EditorModelName): string {
  return `${prefix}${vendor}/${family}`;
}
