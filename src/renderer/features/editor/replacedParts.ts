import type { StepMap } from '@tiptap/pm/transform';

/** A part of a document that was replaced: positions `[fromA, toA)` before the edits, `[fromB, toB)` after them. */
export interface ReplacedPart {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/**
 * What the steps of an edit replaced, in order and apart from one another. Parts that touch are one.
 *
 * Nothing is compared: words that were deleted and typed anew were replaced. (`prosemirror-changeset` looks for equal
 * text inside what was replaced, and fails where that is longer than 10,000 characters.)
 */
export function replacedParts(maps: readonly StepMap[]): ReplacedPart[] {
  if (maps.length > 1) {
    // By halves: step by step, ten thousand replacements would be gone through ten thousand times.
    const half = maps.length >>> 1;
    return compose(replacedParts(maps.slice(0, half)), replacedParts(maps.slice(half)));
  }
  const parts: ReplacedPart[] = [];
  maps[0]?.forEach((fromA, toA, fromB, toB) => void parts.push({ fromA, toA, fromB, toB }));
  return compose([], parts);
}

/** Two edits as one: where the first has put its parts is where the second finds them. */
function compose(first: readonly ReplacedPart[], second: readonly ReplacedPart[]): ReplacedPart[] {
  const middle = [
    ...first.map((part) => ({ from: part.fromB, to: part.toB, grownA: grown(part), grownB: 0 })),
    ...second.map((part) => ({ from: part.fromA, to: part.toA, grownA: 0, grownB: grown(part) })),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const parts: ReplacedPart[] = [];
  let [shiftA, shiftB] = [0, 0];
  for (let index = 0; index < middle.length;) {
    const { from } = middle[index]!;
    let [to, grownA, grownB] = [from, 0, 0];
    for (; index < middle.length && middle[index]!.from <= to; index++) {
      to = Math.max(to, middle[index]!.to);
      grownA += middle[index]!.grownA;
      grownB += middle[index]!.grownB;
    }
    parts.push({ fromA: from - shiftA, toA: to - shiftA - grownA, fromB: from + shiftB, toB: to + shiftB + grownB });
    shiftA += grownA;
    shiftB += grownB;
  }
  return parts;
}

function grown({ fromA, toA, fromB, toB }: ReplacedPart): number {
  return toB - fromB - (toA - fromA);
}
