/**
 * Begins work on items before their turn, and gives the results in the order of the items: at most `depth` are under way
 * or wait at a time. When the caller stops, what is under way is let go.
 */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  depth: number,
  begin: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const waiting: (readonly [Item, Promise<Result>])[] = [];
  const iterator = items[Symbol.iterator]();
  const fill = (): void => {
    while (waiting.length < depth) {
      const { value, done } = iterator.next();
      if (done === true) return;
      const result = begin(value);
      // It is thrown where it is awaited, which may be later, or never.
      result.catch(() => {});
      waiting.push([value, result]);
    }
  };
  fill();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [item, result] = next;
    yield [item, await result];
    fill();
  }
}
