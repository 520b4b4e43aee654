import { quote, type TextProblem } from '../formats/parsed.ts';
import { respelledName } from '../people/matchPeople.ts';
import { foldText } from './foldText.ts';
import { EMPTY_NOTICE, type Identifier, type Notice, type NoticeSpeaker } from './notice.ts';
import type { Finding, Leftover, NoticeFormat, ReadNotice, SourceReading, Sureness } from './sourceReading.ts';

type ListField = 'disciplines' | 'keywords' | 'levels' | 'identifiers' | 'documents' | 'chapters' | 'related';
type OneField = Exclude<keyof Notice, ListField | 'speakers'>;

const DATES: ReadonlySet<OneField> = new Set(['recordedOn', 'publishedOn']);

/** The rule that found a value, and where. */
export interface Source {
  readonly rule: string;
  /** From 1; 0 where the source has no lines. */
  readonly line: number;
  /** `stated` when left out. */
  readonly sureness?: Sureness;
}

/** A notice while its source is read: what is found first stays, and each field keeps the account of it. */
export class NoticeDraft {
  readonly problems: TextProblem[] = [];
  readonly #values: { [F in OneField]?: Notice[F] } = {};
  readonly #lists: { readonly [F in ListField]: Map<string, Notice[F][number]> } = {
    disciplines: new Map(),
    keywords: new Map(),
    levels: new Map(),
    identifiers: new Map(),
    documents: new Map(),
    chapters: new Map(),
    related: new Map(),
  };
  readonly #speakers = new Map<string, NoticeSpeaker>();
  readonly #findings = new Map<string, Finding>();

  /** The value of a field so far; `null` when nothing was said. */
  get<F extends OneField>(field: F): Notice[F] | null {
    return this.#values[field] ?? null;
  }

  get hasSpeakers(): boolean {
    return this.#speakers.size > 0;
  }

  /** Sets a field that holds one value. False when there is nothing to set, or the field is set. */
  say<F extends OneField>(field: F, value: Notice[F] | null, source: Source): boolean {
    if (value === null || value === '') return false;
    const held = this.get(field);
    // `2015` and `2015-02-05` are one date, the second of them more precise.
    const isMorePrecise = DATES.has(field) && typeof value === 'string' && value.startsWith(`${String(held)}-`);
    if (held !== null && !isMorePrecise) return false;
    this.#values[field] = value;
    this.#find(field, source);
    return true;
  }

  /** Adds to a field that holds a list what it does not hold yet. False when nothing was given. */
  add<F extends ListField>(field: F, values: Notice[F], source: Source): boolean {
    const list: Map<string, Notice[F][number]> = this.#lists[field];
    for (const value of values) if (!list.has(keyOf(value))) list.set(keyOf(value), value);
    if (values.length > 0) this.#find(field, source);
    return values.length > 0;
  }

  /** Adds a speaker; one that is named again keeps the first name, better spelt, and takes what it lacks. */
  addSpeaker(speaker: NoticeSpeaker, source: Source): boolean {
    const key = foldText(`${speaker.given} ${speaker.family}`).split(' ').toSorted().join(' ');
    const known = this.#speakers.get(key);
    this.#speakers.set(key, known === undefined ? speaker : namedAgain(known, speaker));
    this.#find('speakers', source);
    return true;
  }

  report(code: string, line: number, detail: string): void {
    this.problems.push({ code, line, detail: quote(detail.trim()) });
  }

  /** The notice with its account. Its title is empty when none was found. */
  read(leftovers: readonly Leftover[]): ReadNotice {
    const { disciplines, keywords, levels, identifiers, documents, chapters, related } = this.#lists;
    const notice: Notice = {
      ...EMPTY_NOTICE,
      ...this.#values,
      speakers: [...this.#speakers.values()],
      disciplines: [...disciplines.values()],
      keywords: [...keywords.values()],
      levels: [...levels.values()],
      identifiers: [...identifiers.values()],
      documents: [...documents.values()],
      chapters: [...chapters.values()],
      related: [...related.values()],
    };
    return { notice, findings: [...this.#findings.values()], leftovers, problems: this.problems };
  }

  #find(field: keyof Notice, { rule, line, sureness = 'stated' }: Source): void {
    const key = `${field} ${rule}`;
    if (!this.#findings.has(key)) this.#findings.set(key, { field, rule, sureness, line });
  }
}

function namedAgain(known: NoticeSpeaker, { affiliation, role, ...name }: NoticeSpeaker): NoticeSpeaker {
  const named = respelledName(known, name) ?? known;
  return { ...named, affiliation: known.affiliation ?? affiliation, role: known.role ?? role };
}

function keyOf(value: string | object): string {
  return typeof value === 'string' ? foldText(value) : JSON.stringify(value);
}

/** What a reading tells besides its notices. */
interface ReadingDetails {
  readonly deleted?: readonly Identifier[];
  readonly problems?: readonly TextProblem[];
  readonly resumptionToken?: string | null;
}

/**
 * The reading of a source from its notices. Notices without a title, or with a title and nothing else, are problems of
 * the source, by their line; when nothing is left, the first of them refuses it.
 */
export function readingOf(
  format: NoticeFormat,
  reads: readonly ReadNotice[],
  { deleted = [], problems = [], resumptionToken = null }: ReadingDetails = {},
): SourceReading {
  const lost = reads.flatMap((read): TextProblem[] => {
    const code = lackOf(read.notice);
    const line = read.findings[0]?.line ?? read.leftovers[0]?.line ?? 0;
    const { title, identifiers } = read.notice;
    return code === null ? [] : [{ code, line, detail: quote(title || (identifiers[0]?.value ?? '')) }];
  });
  const notices = reads.filter(({ notice }) => lackOf(notice) === null);
  const [first] = lost;
  if (notices.length === 0 && deleted.length === 0) {
    const reason = first?.code === 'nothingUsable' ? 'nothingUsable' : first === undefined ? 'noTalk' : 'titleMissing';
    return { ok: false, reason, detail: first?.detail ?? '' };
  }
  return { ok: true, format, notices, deleted, problems: [...problems, ...lost], resumptionToken };
}

/** Everything but a title that makes a notice worth keeping. */
function lackOf({ title, abstract, speakers, identifiers, transcript, mediaUrl }: Notice): string | null {
  if (title === '') return 'titleMissing';
  const isUsable = speakers.length > 0 || identifiers.length > 0;
  return isUsable || abstract !== null || transcript !== null || mediaUrl !== null ? null : 'nothingUsable';
}
