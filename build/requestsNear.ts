import fc from 'fast-check';

/** A request with one of its values replaced by any other, or any value in place of all of it. */
export function requestsNear(seed: unknown, none: string): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>(NaN, -1, 2 ** 53, 1e308, 1.5, '', '\0', '\uD800', 'é'.repeat(3_000), [], {}, null, true),
    fc.constantFrom<unknown>('__proto__', 'constructor', { toString: 1 }, { length: -1 }, [[]]),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  );
  const mutation = fc.record({ at: fc.nat(40), value: odd });
  const near = fc.array(mutation, { maxLength: 3 }).map((mutations) => {
    const copy = { root: structuredClone(seed) };
    for (const { at, value } of mutations) replaceNth(copy, at, structuredClone(value), none);
    return copy.root;
  });
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: odd });
}

/** Replaces the nth value of a tree. A path stays below a folder that there is not: no test may touch other files. */
function replaceNth(tree: object, nth: number, value: unknown, none: string): void {
  const places: { owner: Record<string, unknown>; key: string; isPath: boolean }[] = [];
  const visit = (owner: Record<string, unknown>, isPath: boolean): void => {
    for (const key of Object.keys(owner)) {
      const isPathHere = isPath || ['path', 'paths', 'folder'].includes(key);
      places.push({ owner, key, isPath: isPathHere });
      if (typeof owner[key] === 'object' && owner[key] !== null)
        visit(owner[key] as Record<string, unknown>, isPathHere);
    }
  };
  visit(tree as Record<string, unknown>, false);
  const place = places[nth % places.length];
  if (place === undefined) return;
  place.owner[place.key] = place.isPath ? belowNone(value, none) : value;
}

function belowNone(value: unknown, none: string): unknown {
  if (typeof value === 'string') return `${none}/${value.replaceAll('..', '')}`;
  if (Array.isArray(value)) return value.map((item) => belowNone(item, none));
  // A missing folder is the user's home, which may be large.
  return value === null ? none : value;
}
