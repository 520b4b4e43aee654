/** The box that scrolls an element: the nearest one around it, or the page. */
export function scrollerOf(element: Element): Element {
  let parent = element.parentElement;
  while (parent !== null && !/auto|scroll/.test(getComputedStyle(parent).overflowY)) parent = parent.parentElement;
  return parent ?? document.documentElement;
}
