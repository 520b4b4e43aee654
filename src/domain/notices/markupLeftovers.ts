import { childrenOf, type MarkupElement } from './markup.ts';
import type { Leftover } from './sourceReading.ts';

/**
 * The texts under an element that nobody used, each as `path: text`; what is below a used element is used. Iterative:
 * no depth overflows the stack.
 */
export function leftoversIn(root: MarkupElement, used: ReadonlySet<MarkupElement>): Leftover[] {
  const leftovers: Leftover[] = [];
  const open: { element: MarkupElement; path: string }[] = [{ element: root, path: '' }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { element, path } = at;
    if (used.has(element)) continue;
    const text = ownText(element);
    if (text !== '') leftovers.push({ line: element.line, text: `${path}${element.name}: ${text}` });
    const below = path.length > 200 ? path : `${path}${element.name}/`;
    for (const child of childrenOf(element).toReversed()) open.push({ element: child, path: below });
  }
  return leftovers;
}

function ownText({ children }: MarkupElement): string {
  return children
    .filter((child) => typeof child === 'string')
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
