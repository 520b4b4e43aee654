/** A text that is no wider than there is room: whole letters with an ellipsis, or nothing where none has room. */
export function fitText(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  let [fits, fitsNot] = [0, letters.length];
  while (fitsNot - fits > 1) {
    const middle = (fits + fitsNot) >>> 1;
    if (widthOf(elided(letters, middle)) <= room) fits = middle;
    else fitsNot = middle;
  }
  return fits === 0 ? '' : elided(letters, fits);
}

function elided(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}
