/** Rows of so many numbers each, only ever added to. */
export interface NumberTable {
  readonly length: number;
  /** Adds a row of zeros and says which it is. */
  add(): number;
  get(row: number, column: number): number;
  set(row: number, column: number, value: number): void;
}

const blockRows = 4096;

/** Kept in blocks outside of the heap, so that nothing is copied as it grows and the garbage collector has nothing to look through. */
export function createNumberTable(width: number): NumberTable {
  const blocks: Float64Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    add() {
      if (length === blocks.length * blockRows) blocks.push(new Float64Array(blockRows * width));
      return length++;
    },
    get: (row, column) => blocks[Math.floor(row / blockRows)]?.[(row % blockRows) * width + column] ?? Number.NaN,
    set(row, column, value) {
      const block = blocks[Math.floor(row / blockRows)];
      if (block !== undefined) block[(row % blockRows) * width + column] = value;
    },
  };
}
