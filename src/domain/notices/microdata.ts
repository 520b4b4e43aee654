import type { Json } from '../formats/jsonRecord.ts';
import type { MarkupElement } from './markup.ts';
import type { MarkupPage } from './markupPage.ts';
import { markupLines } from './markupText.ts';

/** An item of microdata or RDFa in the form of JSON-LD, with the line it begins on. */
export interface MarkupItem {
  readonly value: Json;
  readonly line: number;
}

/** The attributes of a way to mark up items. */
interface ItemSyntax {
  readonly scope: string;
  readonly type: string;
  readonly property: string;
}

export const MICRODATA: ItemSyntax = { scope: 'itemscope', type: 'itemtype', property: 'itemprop' };
/** RDFa Lite, with or without the prefix `schema:`. */
export const RDFA: ItemSyntax = { scope: 'typeof', type: 'typeof', property: 'property' };

const MAX_ELEMENTS = 20_000;
/** Characters of text that items may hold together: properties in properties would multiply it. */
const MAX_TEXT = 20_000_000;

/** The items of a page that belong to no other. */
export function markupItems(page: MarkupPage, syntax: ItemSyntax): MarkupItem[] {
  const top: MarkupItem[] = [];
  const items = new Map<MarkupElement, Record<string, unknown>>();
  const elements = page.elements.filter(
    ({ attributes }) => attributes[syntax.scope] !== undefined || attributes[syntax.property] !== undefined,
  );
  let textLeft = MAX_TEXT;
  for (const element of elements.slice(0, MAX_ELEMENTS)) {
    const { attributes, line } = element;
    const parent = page.parentOf(element);
    const around =
      items.size > 0 && parent !== undefined ? page.closest(parent, (outer) => items.has(outer)) : undefined;
    const properties = around === undefined ? [] : wordsOf(attributes[syntax.property]);
    if (attributes[syntax.scope] !== undefined) {
      const item: Record<string, unknown> = { '@type': wordsOf(attributes[syntax.type]) };
      items.set(element, item);
      if (properties.length === 0) top.push({ value: item, line });
      else for (const property of properties) append(items.get(around!)!, property, item);
    } else if (properties.length > 0) {
      const value = textLeft > 0 ? valueOf(element) : '';
      textLeft -= value.length;
      for (const property of properties) append(items.get(around!)!, property, value);
    }
  }
  return top;
}

function wordsOf(attribute: string | undefined): string[] {
  return (attribute ?? '')
    .slice(0, 1_000)
    .split(/\s+/)
    .map((word) => word.replace(/^schema:/, '').replace(/URL$/, 'Url'))
    .filter((word) => word !== '' && word !== '__proto__');
}

function append(item: Record<string, unknown>, property: string, value: unknown): void {
  const before = Object.hasOwn(item, property) ? item[property] : undefined;
  if (before === undefined) item[property] = value;
  else if (Array.isArray(before)) before.push(value);
  else item[property] = [before, value];
}

function valueOf(element: MarkupElement): string {
  const { content, datetime, href, src, value } = element.attributes;
  const attribute = content ?? datetime ?? href ?? src ?? (element.name === 'data' ? value : undefined);
  if (attribute !== undefined) return attribute.trim();
  return markupLines(element)
    .map(({ text }) => text)
    .join('\n\n');
}
