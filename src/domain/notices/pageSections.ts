import { linesOf } from '../formats/parsed.ts';
import { foldText } from './foldText.ts';
import { PAGE_KINDS, PAGE_LABELS, type PageField, type PageLabel } from './pageLabels.ts';

/** A line of a page, trimmed and never empty; `number` counts from 1 in the source. */
export interface PageLine {
  /** With plain spaces for no-break ones: what labels and values are read from. */
  readonly text: string;
  /** The same with its no-break spaces: what prose is kept as. */
  readonly original: string;
  readonly number: number;
}

/** A page taken apart by its labels. */
export interface PageSections {
  readonly fields: ReadonlyMap<PageField, readonly PageLine[]>;
  /** The title glued behind `Lire l'intégralité`; `''` when that stands alone, `null` when it is missing. */
  readonly behindReadMore: string | null;
  /** The line before the first gauge or date, and the section it would otherwise belong to. */
  readonly beforeGauges: { readonly line: PageLine; readonly field: PageField } | null;
  readonly kind: string | null;
  /** How many different signs of a lecture page there are. */
  readonly signCount: number;
}

const LABELS = new Map(PAGE_LABELS.map((label) => [foldText(label.label), label]));
const KINDS = new Map(PAGE_KINDS.map((kind) => [foldText(kind), kind]));
const LONGEST_LABEL = Math.max(...PAGE_LABELS.map(({ label }) => label.length)) + 12;

const READ_MORE = /^Lire l\s?['’]\s?int[ée]gralit[ée]\s*/iu;
/** Three-step gauges, printed alike on every page: their value is lost in text, so they are no data. */
const GAUGE = /^-? ?(document|niveau|audio) 1 \1 2 \1 3(?: |$)/;
const DATE_FIELDS: ReadonlySet<PageField> = new Set(['duration', 'recordedOn', 'publishedOn']);
/** Sections whose last line, right before the gauges, may be the page's title. */
const TITLE_FIELDS: ReadonlySet<PageField> = new Set(['loose', 'transcript', 'citation', 'doi', 'rights', 'credits']);

/**
 * The lines of a page: trimmed, in Unicode's composed form, without the empty ones. So the same page saved by another
 * system, or copied from another browser, reads the same.
 */
export function pageLines(text: string): PageLine[] {
  const lines: PageLine[] = [];
  const composed = text.replace(/^\uFEFF/, '').normalize('NFC');
  for (const [index, line] of linesOf(composed).entries()) {
    const original = line.trim();
    const plain = original.replaceAll(/[\u00A0\u2007\u202F]/g, ' ');
    if (original !== '') lines.push({ text: plain, original, number: index + 1 });
  }
  return lines;
}

/** Sorts the lines of a page into sections by the labels they stand under, in whatever order these come. */
export function readSections(lines: readonly PageLine[]): PageSections {
  const reader = new SectionReader();
  for (const line of lines) reader.read(line);
  return reader;
}

class SectionReader implements PageSections {
  readonly fields = new Map<PageField, PageLine[]>();
  behindReadMore: string | null = null;
  beforeGauges: PageSections['beforeGauges'] = null;
  kind: string | null = null;
  readonly #signs = new Set<string>();
  #open: PageField = 'loose';
  #last: { line: PageLine; field: PageField } | null = null;
  #sawGauges = false;

  get signCount(): number {
    return this.#signs.size;
  }

  read(line: PageLine): void {
    if (this.#readMark(line)) return;
    const { text } = line;
    const whole = text.length <= LONGEST_LABEL ? LABELS.get(foldText(text.replace(/\s*:$/, ''))) : undefined;
    if (whole !== undefined) return this.#enter(whole);
    const inline = inlineLabel(text);
    if (inline !== null && (inline.label.isInline === true || this.#open !== 'transcript')) {
      return this.#readInline(inline.label, endOf(line, inline.value));
    }
    this.#add(this.#open, line);
  }

  /** Lines that are no content of a section: the kind, `Lire l'intégralité`, gauges. */
  #readMark(line: PageLine): boolean {
    const { text } = line;
    if (this.kind === null && this.fields.size === 0 && this.#signs.size === 0 && text.length <= LONGEST_LABEL) {
      this.kind = KINDS.get(foldText(text)) ?? null;
      if (this.kind !== null) return true;
    }
    const readMore = READ_MORE.exec(text.slice(0, 60));
    if (readMore !== null) {
      this.#signs.add('readMore');
      this.behindReadMore ??= line.original.slice(readMore[0].length).trim();
      this.#close();
      return true;
    }
    if (text.length > 200 || !GAUGE.test(foldText(text))) return false;
    this.#signs.add('gauge');
    this.#meetGauges();
    this.#close();
    return true;
  }

  #enter(label: PageLabel): void {
    // All the common labels (`Langue :`, `Durée :`) together are one sign: any fact sheet has some.
    if (label.isSign === true) this.#signs.add(label.field);
    else if (label.isInline === true) this.#signs.add('common');
    if (DATE_FIELDS.has(label.field)) this.#meetGauges();
    this.#open = label.field;
    this.#last = null;
  }

  /** A citation goes on over line breaks in its title; another inline value ends with its line. */
  #readInline(label: PageLabel, value: PageLine): void {
    this.#enter(label);
    if (DATE_FIELDS.has(label.field)) this.#readDates(label.field, value);
    else this.#add(label.field, value);
    if (label.field !== 'citation') this.#close();
  }

  /** `Durée : 00:03:56 -Réalisation : 1 juin 2015 -Mise en ligne : …` stands on one line. */
  #readDates(first: PageField, { text, number }: PageLine): void {
    let field = first;
    for (const [index, piece] of text
      .slice(0, 1_000)
      .split(/\s-\s?(?=\p{L})/u)
      .entries()) {
      const inline = index === 0 ? null : inlineLabel(piece);
      if (inline !== null) field = inline.label.field;
      if (inline?.label.isSign === true) this.#signs.add(field);
      const value = inline?.value ?? piece;
      this.#add(field, { text: value, original: value, number });
    }
  }

  #add(field: PageField, line: PageLine): void {
    if (line.text === '') return;
    const lines = this.fields.get(field);
    if (lines === undefined) this.fields.set(field, [line]);
    else lines.push(line);
    this.#last = { line, field };
  }

  #close(): void {
    this.#open = 'loose';
    this.#last = null;
  }

  #meetGauges(): void {
    if (!this.#sawGauges && this.#last !== null && TITLE_FIELDS.has(this.#last.field)) this.beforeGauges = this.#last;
    this.#sawGauges = true;
  }
}

/** The end of a line that reads `value`; no-break and plain spaces take one place each. */
function endOf({ original, number }: PageLine, value: string): PageLine {
  return { text: value, original: value === '' ? '' : original.slice(-value.length), number };
}

/** A known label at the start of a line, followed by a colon and a value. */
function inlineLabel(text: string): { label: PageLabel; value: string } | null {
  const colon = text.slice(0, LONGEST_LABEL).indexOf(':');
  if (colon < 0) return null;
  const label = LABELS.get(foldText(text.slice(0, colon)));
  return label === undefined ? null : { label, value: text.slice(colon + 1).trim() };
}
