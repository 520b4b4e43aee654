import { foldText } from './foldText.ts';

const COLLECTION = / , in /gu;
/** In the form of OAI records commas separate all parts, and the blank before this one is lost. */
const COLLECTION_BEHIND_COMMA = / ?, in /gu;

/** The title and the collection of what stands behind the makers and the date. */
export function splitTitle(text: string, separator: '. ' | ', '): { title: string; collection: string | null } {
  const pattern = separator === ', ' ? COLLECTION_BEHIND_COMMA : COLLECTION;
  const found = [...text.matchAll(pattern)];
  // `in extenso`: where commas separate all parts, a name begins with no small letter, if any does not.
  const isNamed = ({ index, 0: mark }: RegExpExecArray): boolean => !/^\p{Ll}/u.test(text.slice(index + mark.length));
  const last = (separator === ', ' ? found.findLast(isNamed) : undefined) ?? found.at(-1);
  if (last === undefined || last.index === 0) return { title: text.trim(), collection: null };
  const collection = text.slice(last.index + last[0].length).trim();
  return { title: text.slice(0, last.index).trim(), collection: collection === '' ? null : collection };
}

/** The form in which titles are compared: without the space of French before marks, and one kind of quotes. */
export function foldTitle(title: string): string {
  return foldText(title)
    .replaceAll(/ (?=[:;?!»%])|(?<=«) /g, '')
    .replaceAll(/[«»“”„]/g, '"')
    .replace(/[\s.]+$/, '');
}
