/** Applies `work` to items in order, with up to `ahead` of them under way while the caller is busy with a result. */
export async function* mapAhead<Item, Result>(
  source: AsyncIterable<Item>, ahead: number, work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const item of source) {
    const result = work(item);
    // A failure is thrown when its turn comes; until then, or when the caller has left, it is nobody's.
    result.catch(() => {});
    underWay.push(result);
    if (underWay.length > ahead) yield await (underWay.shift() as Promise<Result>);
  }
  for (const result of underWay) yield await result;
}
