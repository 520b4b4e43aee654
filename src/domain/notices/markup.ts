/**
 * An element of HTML or XML as the readers of notices take it: plain values, so that parsers are libraries and live in
 * the library layer. `name` is the local name in small letters for HTML, as written for XML; `prefix` its XML prefix or
 * `''`. Attribute names are as written, with their prefix (`xml:lang`), small in HTML. `line` counts from 1.
 */
export interface MarkupElement {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MarkupNode[];
  readonly line: number;
}

/** An element or the text between elements, entities resolved. Comments and processing instructions are left out. */
export type MarkupNode = MarkupElement | string;

/** All elements under one, itself first, in the order of the source. Iterative: no depth overflows the stack. */
export function* elementsOf(root: MarkupElement): Generator<MarkupElement> {
  const open: MarkupElement[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    yield element;
    for (let index = element.children.length - 1; index >= 0; index--) {
      const child = element.children[index]!;
      if (typeof child !== 'string') open.push(child);
    }
  }
}

/** The child elements of a name, in order; of any name when it is left out. */
export function childrenOf(element: MarkupElement, name?: string): MarkupElement[] {
  return element.children.filter(
    (child): child is MarkupElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The whole text of an element, as it stands. Iterative. */
export function textOf(element: MarkupElement): string {
  let text = '';
  const open: MarkupNode[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') text += node;
    else for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!);
  }
  return text;
}
