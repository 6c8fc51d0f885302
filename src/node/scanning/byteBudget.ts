/** Holds back who would make the bytes in memory exceed a limit. */
export interface ByteBudget {
  /** Resolves when there is room, in the order of the calls. One that is larger than the limit goes alone. */
  take(bytes: number): Promise<void>;
  /** Gives back what was taken. */
  give(bytes: number): void;
}

export function createByteBudget(limit: number): ByteBudget {
  const waiting: { readonly bytes: number; readonly go: () => void }[] = [];
  let taken = 0;
  const letGo = (): void => {
    for (let next = waiting[0]; next !== undefined && (taken === 0 || taken + next.bytes <= limit); next = waiting[0]) {
      waiting.shift();
      taken += next.bytes;
      next.go();
    }
  };
  return {
    take: (bytes) => new Promise((go) => {
      waiting.push({ bytes, go });
      letGo();
    }),
    give: (bytes) => {
      taken -= bytes;
      letGo();
    },
  };
}
