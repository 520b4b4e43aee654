import { foldText } from './foldText.ts';
import { elementsOf, type MarkupElement, type MarkupNode } from './markup.ts';
import { hasClass, type MarkupPage } from './markupPage.ts';
import { lineOf, oneLine } from './markupText.ts';
import type { Certainty, NoticeSpeaker, RelatedTalk } from './notice.ts';
import type { PageLine } from './pageLines.ts';
import { isNamePart, parsePersonName, splitGluedNames, type PersonName } from './personName.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';
import { isSameName, parseRelatedCards } from './relatedCards.ts';

const MAX_CARDS = 1_000;

/** The cards of other talks on a page of the portal, the outermost elements of each. */
export function cardsOf(page: MarkupPage): MarkupElement[] {
  const teasers = page.withClass('node--view-mode-teaser').filter((teaser) => {
    const parent = page.parentOf(teaser);
    return parent === undefined || page.closest(parent, isTeaser) === undefined;
  });
  const bare = page
    .withClass('wrapper-content')
    .filter((content) => page.closest(content, isTeaser) === undefined && titleLinkOf(content) !== undefined);
  return [...teasers, ...bare].slice(0, MAX_CARDS);
}

function isTeaser(element: MarkupElement): boolean {
  return hasClass(element, 'node--view-mode-teaser');
}

/** `h3 a`, or a link around a heading. */
function titleLinkOf(card: MarkupElement): MarkupElement | undefined {
  let heading: MarkupElement | undefined;
  for (const element of elementsOf(card)) {
    if (!/^h[2-5]$/.test(element.name)) continue;
    heading ??= element;
    const link = [...elementsOf(element)].find(({ name, attributes }) => name === 'a' && attributes.href !== undefined);
    if (link !== undefined) return link;
  }
  return heading;
}

/** The talk of a card; `null` for one without a title. */
export function readCard(card: MarkupElement): RelatedTalk | null {
  const link = titleLinkOf(card);
  if (link === undefined) return null;
  const title = lineOf(link);
  const elements = [...elementsOf(card)];
  const teaser = elements.find((element) => hasClass(element, 'field--name-field-chapeau'));
  const abstract = teaser === undefined ? '' : lineOf(withoutLabel(teaser));
  const { speakers, raw } = speakersIn(elements, abstract);
  // Cut titles and abstracts are told as in text pages.
  const lines = ['-', title, abstract].map((text): PageLine => ({
    text,
    original: text,
    number: card.line,
    addresses: [],
    isAfterBlank: false,
    level: 0,
  }));
  const [read] = parseRelatedCards(lines.filter(({ text }) => text !== '')).related;
  if (read === undefined) return null;
  const whole = wholeTitle(title, link.attributes.title);
  return {
    ...read,
    title: whole,
    titleTruncated: whole === title && read.titleTruncated,
    speakers: speakers.length > 0 ? speakers : proposeSpeakers(abstract),
    abstract: abstract === '' ? null : abstract,
    raw: [title, raw + abstract].filter((line) => line !== '').join('\n'),
  };
}

function withoutLabel(field: MarkupElement): MarkupElement {
  const item = [...elementsOf(field)].find((element) => hasClass(element, 'field__item') || element.name === 'p');
  return item ?? field;
}

/** Links say in `title` what was cut from their text. */
function wholeTitle(title: string, hint: string | undefined): string {
  const opening = title.replace(/\s*…$/u, '');
  const whole = oneLine(hint ?? '');
  return title.endsWith('…') && whole.length > title.length && whole.startsWith(opening) ? whole : title;
}

function speakersIn(elements: readonly MarkupElement[], abstract: string): { speakers: NoticeSpeaker[]; raw: string } {
  const presented = proposeSpeakers(abstract);
  const written = intervenantsOf(elements);
  const speakers = written
    .flatMap((pieces) => namesOf(pieces, abstract))
    .map(({ name, certainty }): NoticeSpeaker => {
      const same = presented.find((speaker) => isSameName(speaker, name));
      const { given, family } = name;
      return { given, family, affiliation: same?.affiliation ?? null, role: same?.role ?? null, certainty };
    });
  return { speakers, raw: written.map((pieces) => pieces.join('')).join('') };
}

/** The names in `.wrapper-intervenants`, one list of pieces of text for each person. */
export function intervenantsOf(elements: readonly MarkupElement[]): string[][] {
  const people = elements.filter((element) => hasClass(element, 'wrapper-intervenant'));
  const from = people.length > 0 ? people : elements.filter((element) => hasClass(element, 'wrapper-intervenants'));
  return from.map(piecesOf).filter((pieces) => pieces.length > 0);
}

function piecesOf(element: MarkupElement): string[] {
  const pieces: string[] = [];
  const open: MarkupNode[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') {
      const text = oneLine(node).trim();
      if (text !== '') pieces.push(text);
    } else open.push(...node.children.toReversed());
  }
  return pieces;
}

/** The portal writes the family name first: in two elements, glued, or with a space. */
export function namesOf(pieces: readonly string[], abstract: string): { name: PersonName; certainty: Certainty }[] {
  const [family = '', given = ''] = pieces;
  if (pieces.length === 2 && isNamePart(family) && isNamePart(given)) {
    return [{ name: { family, given }, certainty: 'stated' }];
  }
  const text = pieces.join(' ');
  return pieces.length === 1 && /\p{Ll}\p{Lu}/u.test(text) ? gluedNames(text + abstract) : namesIn(text, abstract);
}

function gluedNames(text: string): { name: PersonName; certainty: Certainty }[] {
  const { names, certainty } = splitGluedNames(text);
  return names.map((name) => ({ name, certainty }));
}

function namesIn(text: string, abstract: string): { name: PersonName; certainty: Certainty }[] {
  const name = parsePersonName(text);
  if (name === null || !isNamePart(name.family)) return [];
  if (text.includes(',') || /\p{Lu}{2}/u.test(text) || name.given === '') return [{ name, certainty: 'stated' }];
  return [spacedName(text, abstract)];
}

/** `Le Goff Thomas`: the abstract may echo it in the usual order; else the last word is taken for the given name. */
function spacedName(text: string, abstract: string): { name: PersonName; certainty: Certainty } {
  const words = text.split(' ');
  const prose = foldText(abstract.slice(0, 2_000));
  for (let cut = words.length - 1; cut > 0; cut--) {
    const name = { family: words.slice(0, cut).join(' '), given: words.slice(cut).join(' ') };
    if (prose.includes(foldText(`${name.given} ${name.family}`))) return { name, certainty: 'stated' };
  }
  const usual = parsePersonName(text)!;
  if (prose.includes(foldText(text))) return { name: usual, certainty: 'stated' };
  return { name: { family: words.slice(0, -1).join(' '), given: words.at(-1)! }, certainty: 'guessed' };
}
