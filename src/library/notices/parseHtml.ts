import {
  defaultTreeAdapter,
  Parser,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes as Tree,
  type Token,
} from 'parse5';
import type { MarkupElement, MarkupNode } from '../../domain/notices/markup.ts';
import type { NoticeRefusal } from '../../domain/notices/sourceReading.ts';

/** What a reader of markup gives: its tree, or why there is none. */
export type ParsedMarkup =
  | { readonly ok: true; readonly root: MarkupElement }
  | { readonly ok: false; readonly reason: NoticeRefusal; readonly detail: string };

const MAX_LENGTH = 32 * 2 ** 20;
/** Browsers, too, nest no deeper. */
const MAX_DEPTH = 512;
const MAX_ATTRIBUTES = 1_000;
/** Elements and attributes together. A real page has some 30,000 a megabyte. */
const MAX_PARTS = 1_000_000;

/**
 * Reads HTML as browsers do with scripts off: whatever is written gives a tree. Its root is `#document`; the contents
 * of a `template` are its children, those of `script` and `style` one text. An element's line is the one its start tag
 * ends on. Iterative.
 *
 * Refused are more than 32 MB, 512 levels, 1,000 attributes of one element or 1,000,000 elements and attributes, and a
 * page with `<html>` but without `</html>`: its saving was broken off.
 */
export function parseHtml(text: string): ParsedMarkup {
  if (text.length > MAX_LENGTH) return { ok: false, reason: 'malformed', detail: 'more than 32 MB' };
  try {
    const { document, hasStart, hasEnd } = new GuardedParser(text);
    if (hasStart && !hasEnd) return { ok: false, reason: 'truncated', detail: 'no </html>' };
    return { ok: true, root: plainTree(document) };
  } catch (error) {
    if (error instanceof LimitError) return { ok: false, reason: error.reason, detail: error.message };
    throw error;
  }
}

class LimitError extends Error {
  readonly reason: NoticeRefusal;

  constructor(reason: NoticeRefusal, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

type LinedElement = Tree.Element & { line?: number };
type CreateArguments = Parameters<Parser<DefaultTreeAdapterMap>['_createElement']>;

/** The parser of parse5, which gives up at the limits and knows lines: its own account of places doubles its time. */
class GuardedParser extends Parser<DefaultTreeAdapterMap> {
  /** Whether the tags `<html>` and `</html>` were met. */
  hasStart = false;
  hasEnd = false;
  #parts = 0;

  constructor(text: string) {
    super({ scriptingEnabled: false, treeAdapter: defaultTreeAdapter });
    this.tokenizer.write(text, true);
  }

  override _createElement(...[tagName, namespace, written]: CreateArguments): Tree.Element {
    checkAttributes(written);
    this.#parts += 1 + written.length;
    if (this.#parts > MAX_PARTS) throw new LimitError('malformed', `more than ${MAX_PARTS} elements and attributes`);
    const element: LinedElement = defaultTreeAdapter.createElement(tagName, namespace, written);
    element.line = this.tokenizer.preprocessor.line;
    return element;
  }

  override onItemPush(...item: Parameters<Parser<DefaultTreeAdapterMap>['onItemPush']>): void {
    super.onItemPush(...item);
    if (this.openElements.stackTop >= MAX_DEPTH) throw new LimitError('tooDeep', `more than ${MAX_DEPTH} levels`);
  }

  override onStartTag(token: Token.TagToken): void {
    if (token.tagName === 'html') this.hasStart = true;
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    if (token.tagName === 'html') this.hasEnd = true;
    super.onEndTag(token);
  }
}

function checkAttributes(attributes: readonly unknown[]): void {
  if (attributes.length > MAX_ATTRIBUTES) throw new LimitError('tooManyAttributes', `more than ${MAX_ATTRIBUTES}`);
}

/** The tree without what only its parser needs. */
function plainTree(document: Tree.Document): MarkupElement {
  const root = { name: '#document', prefix: '', attributes: {}, children: [] as MarkupNode[], line: 1 };
  const open: [from: Tree.ParentNode, to: MarkupNode[]][] = [[document, root.children]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, to] = next;
    for (const node of from.childNodes) {
      if (defaultTreeAdapter.isTextNode(node)) to.push(node.value);
      else if (defaultTreeAdapter.isElementNode(node)) {
        const children: MarkupNode[] = [];
        to.push(plainElement(node, children));
        open.push(['content' in node ? node.content : node, children]);
      }
    }
  }
  return root;
}

function plainElement(element: LinedElement, children: readonly MarkupNode[]): MarkupElement {
  checkAttributes(element.attrs);
  const attributes: Record<string, string> = {};
  // One called `__proto__` is lost, and changes nothing.
  for (const { prefix, name, value } of element.attrs) attributes[prefix ? `${prefix}:${name}` : name] = value;
  return { name: element.tagName.toLowerCase(), prefix: '', attributes, children, line: element.line ?? 0 };
}
