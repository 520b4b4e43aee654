/** The text nodes of an element with the UTF-16 offsets they start at. */
function* textNodesOf(element: Node): Generator<{ readonly node: Text; readonly start: number }> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    yield { node: node as Text, start };
    start += (node as Text).length;
  }
}

/** The range of the document for offsets `[from, to)` of an element's text, or `null` where it is not that long. */
export function rangeOfOffsets(element: HTMLElement, from: number, to: number): Range | null {
  const range = document.createRange();
  let hasStart = false;
  for (const { node, start } of textNodesOf(element)) {
    const end = start + node.length;
    if (!hasStart && from < end) {
      range.setStart(node, from - start);
      hasStart = true;
    }
    if (hasStart && to <= end) {
      range.setEnd(node, to - start);
      return range;
    }
  }
  return null;
}

/** The offset in an element's text of a point of the window, or `null` where there is no text of it. */
export function offsetAtPoint(element: HTMLElement, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y);
  if (position === null) return null;
  for (const { node, start } of textNodesOf(element)) {
    if (node === position.offsetNode) return start + position.offset;
  }
  return null;
}
