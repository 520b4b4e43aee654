import { foldText } from './foldText.ts';
import { PAGE_KINDS, PAGE_LABELS, type PageField, type PageLabel } from './pageLabels.ts';
import { plainSpaces, type PageLine } from './pageLines.ts';
import { isNavigation } from './pageProse.ts';
import { repairDoubleEncoding } from './repairDoubleEncoding.ts';
import { belongsTo, endsWithItsLine, isPlausible } from './sectionBounds.ts';

/** Lines under no label, one behind the other. */
export interface LooseRun {
  readonly lines: PageLine[];
  /** Whether the row of dates, or the gauges, stand right before. */
  readonly isBehindDates: boolean;
}

/** A line right before the row of dates or the gauges, and the section it would otherwise belong to. */
export interface TitleCandidate {
  readonly line: PageLine;
  readonly field: PageField;
  /** The line before it, when that says the kind of the talk. */
  readonly kindLine: PageLine | null;
}

/** A page taken apart by its labels. */
export interface PageSections {
  /** The lines under each label; `loose` ones are in `looseRuns`. */
  readonly fields: ReadonlyMap<PageField, readonly PageLine[]>;
  readonly looseRuns: readonly LooseRun[];
  /** Whether `Lire l'intégralité` stands anywhere. */
  readonly hasReadMore: boolean;
  /** The title glued behind `Lire l'intégralité`. */
  readonly behindReadMore: PageLine | null;
  readonly beforeDates: readonly TitleCandidate[];
  readonly kind: { readonly name: string; readonly line: PageLine } | null;
  /** How many different signs of a lecture page there are. */
  readonly signCount: number;
}

const LABELS = new Map(PAGE_LABELS.map((label) => [foldText(label.label), label]));
const KINDS = new Map(PAGE_KINDS.map((kind) => [foldText(kind), kind]));
const LONGEST_LABEL = Math.max(...PAGE_LABELS.map(({ label }) => label.length)) + 12;

/** Also of a page that was read in the wrong encoding. `Lire l'intégralité de l'article` is a sentence of someone's. */
const READ_MORE =
  /^(?:Lire\sl\s?(?:['’]|â€™)\s?int(?:é|e|Ã©)gralit(?:é|e|Ã©)(?!\s(?:de|du|des|sur|dans)\b)\s?|(?:Lire\sla\ssuite|Read\smore|Read\sthe\sfull\s(?:text|transcript))(?=$|\p{L}))/iu;
/** Three-step gauges, printed alike on every page: their value is lost in text, so they are no data. */
const GAUGE = /(?:[-–•] ?)?\b(document|niveau|audio|level)s? (?:1 \1s? 2 \1s? 3|3 \1s? 2 \1s? 1)(?!\d)/giu;
const MAX_ROW_LENGTH = 1_000;
const ROW_LABEL = new RegExp(
  String.raw`(?<!\p{L})(?:${PAGE_LABELS.filter(({ isOfRow }) => isOfRow)
    .map(({ label }) => label)
    .join('|')})(?= ?:)`,
  'giu',
);

/** In the row of dates, what another site's label begins: `- Vues : 120`. */
const ROW_END = /\s[-–|•]\s?(?=\p{L}[\p{L} '’]{2,30}\s?:)/u;
const BARE_BULLET = /^[-–—•*]$/;

/** The name of the kind of talk that a line is, and nothing else. */
export function kindOf({ text }: PageLine): string | null {
  return text.length > LONGEST_LABEL || text.length < 3 ? null : (KINDS.get(foldLabel(text)) ?? null);
}

/** Sorts the lines of a page into sections by the labels they stand under, in whatever order these come. */
export function readSections(lines: readonly PageLine[]): PageSections {
  const reader = new SectionReader();
  for (const line of lines) reader.read(line);
  return reader;
}

class SectionReader implements PageSections {
  readonly fields = new Map<PageField, PageLine[]>();
  readonly looseRuns: LooseRun[] = [];
  readonly beforeDates: TitleCandidate[] = [];
  hasReadMore = false;
  behindReadMore: PageLine | null = null;
  kind: PageSections['kind'] = null;
  readonly #signs = new Set<string>();
  #open: PageField = 'loose';
  /** The lines of the open section since its label. */
  #section: PageLine[] = [];
  #run: LooseRun | null = null;
  #isBehindDates = false;
  /** A heading of the first level was met. */
  #isMarkdown = false;
  /** In the menu over a page `Thématiques` and `Collections` are links. */
  #isInMenu = false;
  /** The last lines that are content, with their section, until a label comes. */
  #last: { line: PageLine; field: PageField } | null = null;
  #beforeLast: PageLine | null = null;

  get signCount(): number {
    return this.#signs.size;
  }

  read(line: PageLine): void {
    if (this.#readMark(line)) return;
    if (this.#isCardTitle() || this.#readMenu(line)) return this.#add(line);
    const { text } = line;
    const whole = text.length <= LONGEST_LABEL ? this.#wholeLabel(text) : undefined;
    if (whole !== undefined) {
      this.#meetHeading(line, whole);
      return this.#enter(whole);
    }
    const inline = inlineLabel(text);
    if (inline !== null && this.#takesInline(inline)) {
      this.#meetHeading(line, inline.label);
      return this.#readInline(inline.label, line, inline.value);
    }
    if (line.level === 1) {
      this.#isMarkdown = true;
      this.#close();
    }
    this.#add(line);
  }

  /** Below its title, a page in Markdown says by its headings what it is; of other documents `Résumé` may be one, too. */
  #meetHeading(line: PageLine, { label, field }: PageLabel): void {
    if (!this.#isMarkdown) return;
    const isOfTalk = field === 'transcript' || (field === 'speakers' && !/^[Aa]ut/u.test(label));
    if (isOfTalk) this.#signs.add(field);
    else if (line.level > 0) this.#signs.add('common');
  }

  /** A card's title may be any word: `Résumé`, `Langue : un outil`. */
  #isCardTitle(): boolean {
    return this.#open === 'related' && this.#last !== null && BARE_BULLET.test(this.#last.line.text);
  }

  #readMenu(line: PageLine): boolean {
    const canBeMenu = this.#signs.size === 0 && this.#open === 'loose';
    this.#isInMenu = canBeMenu && (isNavigation(line) || (this.#isInMenu && LABELS.has(foldLabel(line.text))));
    return this.#isInMenu;
  }

  /** In a transcript, `Intervenant :` is who speaks next. */
  #wholeLabel(text: string): PageLabel | undefined {
    const bare = text.replace(/(?: \(\d{1,4}\))?\s*:?$/, '');
    const label = LABELS.get(foldLabel(bare));
    return label?.field === 'speakers' && this.#open === 'transcript' && text.endsWith(':') ? undefined : label;
  }

  #takesInline({ label, value }: InlineLabel): boolean {
    if (OF_PROSE.has(this.#open) && !isPlausible(label.field, value)) return false;
    return label.isInline === true || (this.#open !== 'transcript' && this.#open !== 'related');
  }

  /** Lines that are no content of a section: the kind, `Lire l'intégralité`, gauges. */
  #readMark(line: PageLine): boolean {
    const { text } = line;
    const kind = this.kind === null && !OF_PROSE.has(this.#open) ? kindOf(line) : null;
    if (kind !== null) {
      this.kind = { name: kind, line };
      if (this.#open !== 'loose') this.#close();
      return true;
    }
    const readMore = READ_MORE.exec(line.original.slice(0, 60));
    if (readMore !== null) {
      this.#readReadMore(line, line.original.slice(readMore[0].length).trim());
      return true;
    }
    if (text.length > MAX_ROW_LENGTH || !/\d/.test(text)) return false;
    const rest = text.replaceAll(GAUGE, ' ');
    if (rest === text) return false;
    this.#signs.add('gauge');
    const words = rest.replaceAll(/^[\s-]+|[\s-]+$/g, '');
    if (words !== '') this.read({ ...line, text: words, original: words });
    this.#meetDates();
    return true;
  }

  #readReadMore(line: PageLine, title: string): void {
    this.#signs.add('readMore');
    this.hasReadMore = true;
    this.#close();
    if (title === '') return;
    const titleLine = { ...line, text: plainSpaces(title), original: title };
    this.behindReadMore ??= titleLine;
    this.#last = { line: titleLine, field: 'loose' };
  }

  #enter(label: PageLabel): void {
    // All the common labels (`Langue :`, `Durée :`) together are one sign: any fact sheet has some.
    if (label.isSign === true) this.#signs.add(label.label);
    else if (label.isInline === true) this.#signs.add('common');
    if (label.isOfRow === true) this.#meetDates();
    this.#close();
    this.#open = label.field;
  }

  /** Most values end with the line of their label; a citation goes on over line breaks in its title. */
  #readInline(label: PageLabel, line: PageLine, value: string): void {
    if (label.isOfRow === true && /\d/.test(line.text.slice(0, MAX_ROW_LENGTH))) return this.#readRow(line);
    // `Réalisation : Ana López` names who made the film.
    if (label.isOfRow === true) return this.#addCredit(line);
    this.#enter(label);
    if (value !== '') this.#add(endOf(line, value));
    if (endsWithItsLine(label.field) && value !== '') this.#close();
  }

  /** `Durée : 00:03:56 -Réalisation : 1 juin 2015 -Mise en ligne : …` stands on one line. */
  #readRow(line: PageLine): void {
    const text = line.text.slice(0, MAX_ROW_LENGTH);
    const starts = [...text.matchAll(ROW_LABEL)].map(({ index }) => index);
    for (const [index, start] of starts.entries()) {
      const inline = inlineLabel(text.slice(start, starts[index + 1]));
      if (inline === null) continue;
      this.#enter(inline.label);
      const [value = '', ...others] = inline.value.split(ROW_END).map((piece) => piece.trim());
      for (const piece of [value.replace(/[\s|•–-]+$/, ''), ...others]) {
        if (piece !== '') this.#add({ ...line, text: piece, original: piece });
      }
    }
    this.#meetDates();
    const rest = line.text.slice(MAX_ROW_LENGTH);
    if (rest !== '') this.#add({ ...line, text: rest, original: rest });
  }

  #add(line: PageLine): void {
    if (this.#open !== 'loose' && !belongsTo(this.#open, this.#section, line)) {
      const isBehindDates = DATE_FIELDS.has(this.#open);
      this.#close();
      this.#isBehindDates = isBehindDates;
    }
    this.#section.push(line);
    if (this.#open === 'loose') this.#addLoose(line);
    else this.#addTo(this.#open, line);
    this.#beforeLast = this.#last?.line ?? null;
    this.#last = { line, field: this.#open };
  }

  #addTo(field: PageField, line: PageLine): void {
    const lines = this.fields.get(field);
    if (lines === undefined) this.fields.set(field, [line]);
    else lines.push(line);
  }

  #addCredit(line: PageLine): void {
    this.#close();
    this.#addTo('credits', line);
  }

  #addLoose(line: PageLine): void {
    if (this.#run === null) {
      this.#run = { lines: [], isBehindDates: this.#isBehindDates };
      this.looseRuns.push(this.#run);
    }
    this.#run.lines.push(line);
  }

  #close(): void {
    this.#open = 'loose';
    this.#section = [];
    this.#run = null;
    this.#isBehindDates = false;
    this.#last = null;
  }

  #meetDates(): void {
    if (this.#last !== null && !DATE_FIELDS.has(this.#last.field)) {
      const { line, field } = this.#last;
      const before = this.#beforeLast;
      // The kind stands over the title, or of an event between title and dates.
      if (before !== null && kindOf(line) !== null) this.beforeDates.push({ line: before, field, kindLine: line });
      else this.beforeDates.push({ line, field, kindLine: before !== null && kindOf(before) !== null ? before : null });
    }
    this.#close();
    this.#isBehindDates = true;
  }
}

/** Where a line that is a kind's name may be text, or a card's. */
const OF_PROSE: ReadonlySet<PageField> = new Set(['abstract', 'documents', 'related', 'teaching', 'transcript']);
const DATE_FIELDS: ReadonlySet<PageField> = new Set(['duration', 'recordedOn', 'publishedOn']);

/** The end of a line that reads `value`; no-break and plain spaces take one place each. */
function endOf(line: PageLine, value: string): PageLine {
  return { ...line, text: value, original: line.original.slice(-value.length) };
}

interface InlineLabel {
  readonly label: PageLabel;
  readonly value: string;
}

/** A known label at the start of a line, followed by a colon and a value. */
function inlineLabel(text: string): InlineLabel | null {
  const colon = text.slice(0, LONGEST_LABEL).indexOf(':');
  if (colon < 0) return null;
  const label = LABELS.get(foldLabel(text.slice(0, colon)));
  return label === undefined ? null : { label, value: text.slice(colon + 1).trim() };
}

/** Labels of a page that was read in the wrong encoding are still known. */
function foldLabel(text: string): string {
  if (text.length < 3) return text;
  return foldText(repaired(text));
}

function repaired(text: string): string {
  return repairDoubleEncoding(text).text;
}
