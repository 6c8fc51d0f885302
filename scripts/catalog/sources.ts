/** Index of the sources that rows refer to; the same name and day give the same index. */
export type SourceIndex = {
  readonly list: readonly { readonly name: string; readonly asOf: string }[];
  add(name: string, asOf: string): number;
};

export function createSourceIndex(): SourceIndex {
  const list: { name: string; asOf: string }[] = [];
  return {
    list,
    add(name, asOf) {
      const found = list.findIndex((source) => source.name === name && source.asOf === asOf);
      return found >= 0 ? found : list.push({ name, asOf }) - 1;
    },
  };
}
