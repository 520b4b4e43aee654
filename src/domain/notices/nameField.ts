import { isOrganisation } from './isOrganisation.ts';
import { isTrade } from './trades.ts';

/** What a field that names someone holds: the name alone, and what stood beside it. */
export interface NameField {
  readonly bare: string;
  /** What stood in brackets or behind a dash: a role or an affiliation. */
  readonly note: string | null;
}

const QUOTED = /^(?:["“„«]\s?([^"“”„«»]+?)\s?["”»]|['‘]([^'‘’]+)['’])$/u;
const MAIL_ADDRESS = /\s?<[^<>@\s]{1,64}@[^<>\s]{1,190}>$/u;
const AND_OTHERS = /,?\s(?:et|&)\s(?:al|coll)\.?$/iu;
/** `(1950-....)`, `, 1950-`, `(1890-1970). Auteur`, as library catalogues write lives. */
const LIFE = /^(.{3,100}?)\s?(?:,\s|\()\s?\d{4}\s?[-–]\s?(?:\d{4}|\.{2,4})?\)?(?:\.\s(.{2,60}))?$/u;
const IN_BRACKETS = /^([^()[\]]+?) ?[([]([^()[\]]{1,200})[)\]]\.?$/u;
const BEHIND_DASH = /^([^,]{3,80}?)\s[-–—]\s(.{2,120})$/u;
/** `Dupont.`: behind four letters a dot is the field's, not an abbreviation's. */
const FINAL_DOT = /(?<=\p{L}{4})\.$/u;

/**
 * Takes quotes, an e-mail address, `et al.`, the years of a life and final marks from a field that names someone, and
 * sets apart what stands in brackets or, where it is an institution or a trade, behind a dash.
 */
export function readNameField(text: string): NameField {
  const plain = withoutMarks(text);
  const found = splitAt(LIFE, plain) ?? splitAt(IN_BRACKETS, plain) ?? splitAtDash(plain);
  return found ?? { bare: plain.replace(FINAL_DOT, ''), note: null };
}

function withoutMarks(text: string): string {
  const written = text
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replace(/;$/, '')
    .replace(/(?<![.,;])[.,;]*,$/u, ',');
  return written.replace(QUOTED, '$1$2').replace(MAIL_ADDRESS, '').replace(AND_OTHERS, '');
}

function splitAt(pattern: RegExp, text: string): NameField | null {
  const match = pattern.exec(text);
  return match === null ? null : { bare: match[1] ?? '', note: match[2]?.trim() ?? null };
}

function splitAtDash(text: string): NameField | null {
  const found = splitAt(BEHIND_DASH, text);
  const isOfPerson = found !== null && !isOrganisation(found.bare);
  return isOfPerson && (isOrganisation(found.note ?? '') || isTrade(found.note ?? '')) ? found : null;
}
