/** A function that a model may call, as every API of this kind takes it. */
export type ToolDefinition = {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of the arguments: an object schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly strict?: boolean;
};

/** A call the model asks for. `arguments` is the text it wrote, which need not be valid JSON. */
export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

/** The shape an answer must have. `name` is what the API wants for it: letters, digits, `_` and `-`, at most 64. */
export type OutputSchema = { readonly name: string; readonly schema: Readonly<Record<string, unknown>>; readonly strict: boolean };
