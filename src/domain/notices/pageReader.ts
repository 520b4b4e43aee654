import { quote, type TextProblem } from '../formats/parsed.ts';
import { parseCitation, type Citation } from './citation.ts';
import { foldTitle } from './citationTitle.ts';
import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { identifiersIn, uniteIdentifiers } from './identifiers.ts';
import { readLooseLines } from './looseLines.ts';
import type { Identifier, Notice, NoticeSpeaker, NoticeTranscript } from './notice.ts';
import { readChapters } from './pageChapters.ts';
import { LANGUAGES, type PageField } from './pageLabels.ts';
import { plainSpaces, type PageLine } from './pageLines.ts';
import { kindOf, type PageSections } from './pageSections.ts';
import { isNavigation, isProse, isSpoken } from './pageProse.ts';
import { speakersOf } from './pageSpeakers.ts';
import { findTitle, type PageTitle } from './pageTitle.ts';
import { readTranscript, type TranscriptLine } from './pageTranscript.ts';
import { kindBehindCard, parseRelatedCards } from './relatedCards.ts';
import type { Finding, Leftover, ReadNotice, SourceReading, Sureness } from './sourceReading.ts';
import { splitTerms } from './vocabulary.ts';

/** The portal shows the first 3,500 characters of a transcript, the final ellipsis included. */
const CUT_TRANSCRIPT_LENGTH = 3_500;
const LANGUAGE_TAGS = new Map(LANGUAGES.map(([name, tag]) => [foldText(name), tag]));
const NO_CITATION = {
  authors: [],
  organisations: [],
  channel: null,
  recordedOn: null,
  title: null,
  collection: null,
  kind: null,
  identifiers: [],
} as const;

/** Reads the fields of one page, and keeps account of its lines: what no field used is left over. */
export class PageReader {
  readonly #sections: PageSections;
  readonly #lines = new Map<PageField, readonly PageLine[]>();
  readonly #used = new Set<PageLine>();
  readonly #findings: Finding[] = [];
  readonly #leftovers: Leftover[] = [];
  readonly #problems: TextProblem[] = [];
  readonly #citation: Omit<Citation, 'title'> & { readonly title: string | null };
  readonly #citationLine: number;
  /** Lines under no label whose shape says what they are. */
  readonly #shaped: ReadonlySet<PageLine>;
  readonly #title: PageTitle | null;
  /** A line of prose that is the name of a kind, on a page that says its kind nowhere else. */
  readonly #strayKind: PageLine | null;

  constructor(sections: PageSections) {
    this.#sections = sections;
    const loose = readLooseLines(sections.looseRuns);
    for (const [field, lines] of sections.fields) this.#lines.set(field, lines);
    const labelled = this.#of('citation');
    const context = { channels: new Set<string>(), people: new Set<string>(), titles: titlesIn(sections) };
    const written = parseCitation(textOf(labelled), context);
    const citation = written ?? parseCitation(textOf(loose.citation), context);
    this.#citation = citation ?? NO_CITATION;
    const cited = written === null ? loose.citation : labelled;
    if (citation !== null) this.#use(cited);
    this.#citationLine = cited[0]?.number ?? 0;
    if (this.#of('credits').length === 0) this.#lines.set('credits', loose.credits);
    if (this.#of('rights').length === 0) this.#lines.set('rights', loose.rights);
    this.#shaped = new Set([...loose.citation, ...loose.credits, ...loose.rights]);
    const untold = sections.looseRuns.flatMap(({ lines }) => lines.filter((line) => !this.#shaped.has(line)));
    this.#title = findTitle(
      sections,
      this.#citation.title,
      untold.filter((line) => !isNavigation(line)),
    );
    this.#takeTitle();
    this.#strayKind = this.#takeStrayKind();
  }

  read(): ReadNotice[] | SourceReading {
    if (this.#title === null) return { ok: false, reason: 'titleMissing', detail: 'no title' };
    const { title, rule, sureness, lines } = this.#title;
    this.#find('title', rule, lines[0]?.number ?? this.#citationLine, sureness);
    const notice = this.#notice(title);
    const isUsable = notice.transcript !== null || notice.abstract !== null || notice.speakers.length > 0;
    if (!isUsable && notice.identifiers.length === 0 && notice.related.length === 0) {
      return { ok: false, reason: 'nothingUsable', detail: quote(title) };
    }
    return [{ notice, findings: this.#findings, leftovers: this.#unused(), problems: this.#problems }];
  }

  #notice(title: string): Notice {
    const abstract = this.#abstract();
    const speakers = this.#speakers(plainSpaces(abstract ?? ''));
    const transcript = this.#transcript(speakers);
    const citation = this.#citation;
    return {
      title,
      subtitle: null,
      kind: this.#kind(),
      speakers,
      abstract,
      recordedOn: this.#date('recordedOn') ?? this.#cited('recordedOn', citation.recordedOn),
      publishedOn: this.#date('publishedOn'),
      durationMs: this.#duration(),
      language: this.#language(),
      place: this.#line('place', 'place'),
      disciplines: this.#disciplines(),
      keywords: this.#terms('keywords', 'keywords'),
      collection: this.#line('collection', 'collection') ?? this.#cited('collection', citation.collection),
      publisher: this.#line('channel', 'publisher') ?? this.#cited('publisher', citation.channel),
      rights: this.#rights(),
      licenceUrl: this.#licenceUrl(),
      identifiers: this.#identifiers(),
      documents: this.#documents(),
      levels: this.#levels(),
      chapters: this.#chapters(),
      related: this.#related(),
      mediaUrl: null,
      transcript,
    };
  }

  /** The title's lines are no content of the sections they stand in, nor is the kind over it. */
  #takeTitle(): void {
    if (this.#title === null) return;
    const { lines, kindLine } = this.#title;
    const taken = new Set(kindLine === null ? lines : [...lines, kindLine]);
    this.#use([...taken]);
    for (const [field, all] of this.#lines) {
      if (all.some((line) => taken.has(line)))
        this.#lines.set(
          field,
          all.filter((line) => !taken.has(line)),
        );
    }
  }

  #takeStrayKind(): PageLine | null {
    if (this.#sections.kind !== null || (this.#title?.kindLine ?? null) !== null) return null;
    for (const field of ['abstract', 'transcript', 'related'] as const) {
      const lines = this.#of(field);
      const found = field === 'related' ? kindBehindCard(lines) : lines.find((line) => kindOf(line) !== null);
      if (found === undefined || lines.length === 1) continue;
      this.#lines.set(
        field,
        this.#of(field).filter((line) => line !== found),
      );
      return found;
    }
    return null;
  }

  #kind(): string | null {
    const { kind } = this.#sections;
    if (kind !== null) return this.#found('kind', 'kindLine', kind.line, kind.name);
    const over = this.#title?.kindLine ?? null;
    if (over !== null) return this.#found('kind', 'kindLine', over, kindOf(over));
    if (this.#strayKind !== null) return this.#found('kind', 'kindLine', this.#strayKind, kindOf(this.#strayKind));
    return this.#line('category', 'kind') ?? this.#cited('kind', this.#citation.kind);
  }

  /** Under its label, or else the prose behind the title or the dates, where no label stands. */
  #abstract(): string | null {
    const labelled = this.#of('abstract').filter((line) => !isNavigation(line));
    if (labelled.length > 0) {
      this.#use(labelled);
      this.#find('abstract', 'label', labelled[0]!.number);
      return proseOf(labelled);
    }
    const titleLines = this.#title?.lines ?? [];
    for (const { lines, isBehindDates } of this.#sections.looseRuns) {
      const start = lines.findLastIndex((line) => titleLines.includes(line)) + 1;
      if (start === 0 && !isBehindDates) continue;
      const rest = lines
        .slice(start)
        .filter((line) => !this.#used.has(line) && !this.#shaped.has(line) && !isNavigation(line));
      const prose = rest.slice(Math.max(0, rest.findIndex(isProse)));
      if (!prose.some(isProse)) continue;
      this.#use(prose);
      this.#find('abstract', start > 0 ? 'behindTitle' : 'behindDates', prose[0]!.number, 'inferred');
      return proseOf(prose);
    }
    return null;
  }

  #speakers(abstract: string): NoticeSpeaker[] {
    const stated = this.#of('speakers');
    const credits = this.#of('credits');
    const { authors, organisations } = this.#citation;
    const speakers = speakersOf({ stated: textsOf(stated), credits: textsOf(credits), authors, abstract });
    this.#use(stated.filter(({ text }) => speakers.some((speaker) => isNamedIn(speaker, text))));
    const credited = this.#readCredits(credits, speakers);
    for (const text of organisations) this.#leftovers.push({ line: this.#citationLine, text });
    if (speakers.length === 0) return speakers;
    const first = stated.find((line) => this.#used.has(line));
    if (first !== undefined) this.#find('speakers', 'label', first.number);
    else if (credited !== null) this.#find('speakers', 'credits', credited.number);
    else if (authors.length > 0) this.#find('speakers', 'citation', this.#citationLine);
    else this.#find('speakers', 'presentedInProse', this.#of('abstract')[0]?.number ?? 0, 'guessed');
    return speakers;
  }

  /** Who is credited and does not speak is left over, one by one. Gives the first line that names a speaker. */
  #readCredits(credits: readonly PageLine[], speakers: readonly NoticeSpeaker[]): PageLine | null {
    let first: PageLine | null = null;
    this.#use(credits);
    for (const line of credits) {
      for (const text of line.text.split(/(?<=\)) ?,? (?=\S)|(?<=\)),$/u).filter((piece) => piece !== '')) {
        const isUsed = speakers.some((speaker) => isNamedIn(speaker, text)) && OF_SPEAKERS.test(text);
        if (isUsed) first ??= line;
        else this.#leftovers.push({ line: line.number, text });
      }
    }
    return first;
  }

  #transcript(speakers: readonly NoticeSpeaker[]): NoticeTranscript | null {
    const labelled = this.#of('transcript');
    const lines = labelled.length > 0 ? labelled : this.#inlineTranscript();
    if (lines.length === 0) return null;
    this.#use(lines);
    this.#find('transcript', ...(labelled.length > 0 ? LABELLED : INLINE_TRANSCRIPT)(lines[0]!));
    const length = lines.reduce((sum, { text }) => sum + text.length + 1, -1);
    const hasEllipsis = lines.at(-1)!.text.endsWith('…');
    const isCut = hasEllipsis && length >= CUT_TRANSCRIPT_LENGTH;
    // The link stays below a text that was opened to its end.
    const isOpened = !hasEllipsis && length > CUT_TRANSCRIPT_LENGTH;
    const complete = labelled.length === 0 || ((!this.#sections.hasReadMore || isOpened) && !isCut);
    return { paragraphs: readTranscript(asWritten(lines), speakers), complete };
  }

  /** Some pages have the whole transcript below `Documents pédagogiques`, under no label of its own. */
  #inlineTranscript(): readonly PageLine[] {
    return [this.#of('teaching'), this.#of('documents')].find(isSpoken) ?? [];
  }

  #date(field: 'recordedOn' | 'publishedOn'): string | null {
    for (const line of this.#of(field)) {
      const date = parseFrenchDate(line.text);
      if (date !== null) return this.#found(field, 'label', line, date);
      this.#problems.push({ code: 'unreadDate', line: line.number, detail: quote(line.text) });
    }
    return null;
  }

  #duration(): number | null {
    for (const line of this.#of('duration')) {
      const durationMs = parseDurationText(line.text);
      if (durationMs !== null) return this.#found('durationMs', 'label', line, durationMs);
      this.#problems.push({ code: 'unreadDuration', line: line.number, detail: quote(line.text) });
    }
    return null;
  }

  #language(): string | null {
    for (const line of this.#of('language')) {
      const name = line.text.length > 60 ? '' : foldText(line.text.split(/[,;(]/, 1)[0] ?? '');
      const tag = LANGUAGE_TAGS.get(name) ?? (/^[a-z]{2,3}(-[a-z]{2})?$/.test(name) ? name : undefined);
      if (tag !== undefined) return this.#found('language', 'label', line, tag);
      this.#problems.push({ code: 'unreadLanguage', line: line.number, detail: quote(line.text) });
    }
    return null;
  }

  #disciplines(): string[] {
    const disciplines = this.#terms('disciplines', 'disciplines');
    return disciplines.length > 0 ? disciplines : this.#terms('dewey', 'disciplines');
  }

  #terms(field: PageField, into: 'disciplines' | 'keywords'): string[] {
    const lines = this.#of(field);
    const terms = lines.flatMap(({ text }) => splitTerms(text.replace(/^[-–•] ?/u, ''), into));
    this.#use(lines);
    if (terms.length > 0) this.#find(into, 'label', lines[0]!.number);
    return [...new Set(terms)];
  }

  #levels(): string[] {
    const lines = this.#of('levels');
    const levels = lines.flatMap(({ text }) => splitTerms(text, 'keywords'));
    this.#use(lines);
    if (levels.length > 0) this.#find('levels', 'label', lines[0]!.number);
    return [...new Set(levels.map((level) => level.replace(/^niveaux? /iu, '')))];
  }

  #rights(): string | null {
    const lines = [...this.#of('rightsHolder'), ...this.#of('rights')];
    if (lines.length === 0) return null;
    this.#use(lines);
    const { fields } = this.#sections;
    const isLabelled = fields.has('rights') || fields.has('rightsHolder');
    this.#find('rights', isLabelled ? 'label' : 'shape', lines[0]!.number, isLabelled ? 'stated' : 'inferred');
    return textsOf(lines).join('\n');
  }

  #licenceUrl(): string | null {
    const line = this.#of('rights').find(({ text }) => LICENCE.test(text.slice(0, 2_000)));
    const url = line === undefined ? undefined : LICENCE.exec(line.text)?.[0];
    return line === undefined || url === undefined ? null : this.#found('licenceUrl', 'label', line, url);
  }

  #identifiers(): Identifier[] {
    const all: Identifier[] = [];
    for (const line of [...this.#of('doi'), ...this.#of('url')]) {
      const written = identifiersIn(line.text);
      if (written.length === 0) continue;
      this.#use([line]);
      if (all.length === 0) this.#find('identifiers', 'label', line.number);
      for (const found of written) all.push(found);
    }
    const { identifiers } = this.#citation;
    if (all.length === 0 && identifiers.length > 0) this.#find('identifiers', 'citation', this.#citationLine);
    return uniteIdentifiers([...all, ...identifiers]);
  }

  /** A short line names a document; prose about the talk's sources is left over. */
  #documents(): Notice['documents'] {
    const lines = [...this.#of('documents'), ...this.#of('teaching')].filter(
      (line) => !this.#used.has(line) && !isNavigation(line) && line.text.length <= 200 && !isProse(line),
    );
    this.#use(lines);
    if (lines.length > 0) this.#find('documents', 'label', lines[0]!.number, 'inferred');
    return lines.map(({ text }) => {
      const url = /https?:\/\/\S+/.exec(text)?.[0] ?? null;
      const label = (url === null ? text : text.replace(url, '')).replaceAll(/^[-–•\s]+|[\s:(]+$/gu, '');
      return { label: label === '' ? text : label, url };
    });
  }

  #chapters(): Notice['chapters'] {
    const lines = this.#of('chapters');
    const { chapters, unread } = readChapters(lines);
    this.#use(lines.filter((line) => !unread.includes(line)));
    if (chapters.length > 0) this.#find('chapters', 'label', lines[0]!.number);
    return chapters;
  }

  #related(): Notice['related'] {
    const lines = this.#of('related');
    const navigation = new Set(lines.filter(isNavigation));
    const { related, unread } = parseRelatedCards(lines.filter((line) => !navigation.has(line)));
    // Cards have lines of their own: a line without its bullet.
    const unreadNumbers = new Set([...unread, ...navigation].map(({ number }) => number));
    this.#use(lines.filter(({ number }) => !unreadNumbers.has(number)));
    if (related.length > 0) this.#find('related', 'label', lines[0]!.number);
    return related;
  }

  /** The first line of a field that holds one. */
  #line(field: PageField, into: keyof Notice): string | null {
    const [line] = this.#of(field);
    return line === undefined ? null : this.#found(into, 'label', line, line.text);
  }

  #of(field: PageField): readonly PageLine[] {
    return this.#lines.get(field) ?? [];
  }

  #cited<T>(field: keyof Notice, value: T | null): T | null {
    if (value !== null) this.#find(field, 'citation', this.#citationLine);
    return value;
  }

  #found<T>(field: keyof Notice, rule: string, line: PageLine, value: T): T {
    this.#use([line]);
    this.#find(field, rule, line.number);
    return value;
  }

  #find(field: keyof Notice, rule: string, line: number, sureness: Sureness = 'stated'): void {
    this.#findings.push({ field, rule, sureness, line });
  }

  #use(lines: readonly PageLine[]): void {
    for (const line of lines) this.#used.add(line);
  }

  #unused(): Leftover[] {
    const { fields, looseRuns, behindReadMore } = this.#sections;
    const leftovers = this.#leftovers;
    const account = (lines: readonly PageLine[]): void => {
      for (const line of lines) {
        if (!this.#used.has(line)) leftovers.push({ line: line.number, text: line.original });
      }
    };
    for (const lines of fields.values()) account(lines);
    for (const { lines } of looseRuns) account(lines);
    if (behindReadMore !== null) account([behindReadMore]);
    this.#addAddresses();
    return leftovers.toSorted((a, b) => a.line - b.line);
  }

  /** Of a page in Markdown, the addresses of links; those of cards are in the cards, DOIs are identifiers. */
  #addAddresses(): void {
    const { fields, looseRuns } = this.#sections;
    for (const [field, lines] of [...fields, ...looseRuns.map((run) => ['loose', run.lines] as const)]) {
      if (field === 'related') continue;
      for (const { addresses, number } of lines) {
        for (const text of addresses) if (!/doi\.org\//.test(text)) this.#leftovers.push({ line: number, text });
      }
    }
  }
}

const LICENCE = /https?:\/\/creativecommons\.org\/[^\s)»]{1,200}/;
/** Roles in the credits of those who speak. */
const OF_SPEAKERS = /\([^()]*(?:interven|conf[ée]renc|orat(?:eur|rice)|speaker|lecturer|auteur|autrice)/iu;
const LABELLED = (line: PageLine): [string, number, Sureness] => ['label', line.number, 'stated'];
const INLINE_TRANSCRIPT = (line: PageLine): [string, number, Sureness] => ['behindDocuments', line.number, 'guessed'];

function isNamedIn({ given, family }: NoticeSpeaker, text: string): boolean {
  const folded = foldText(text.slice(0, 5_000));
  return folded.includes(foldText(family)) && folded.includes(foldText(given));
}

/** The lines that may be the page's title, folded. */
function titlesIn({ beforeDates, behindReadMore, looseRuns }: PageSections): ReadonlySet<string> {
  const loose = looseRuns.flatMap(({ lines }) => lines.slice(0, 50));
  const lines = [
    ...beforeDates.map(({ line }) => line),
    ...(behindReadMore === null ? [] : [behindReadMore]),
    ...loose,
  ];
  return new Set(lines.filter(({ text }) => text.length <= 500).map(({ text }) => foldTitle(text)));
}

function asWritten(lines: readonly PageLine[]): TranscriptLine[] {
  return lines.map(({ original, level }) => ({ text: original, level }));
}

function textOf(lines: readonly PageLine[]): string {
  return textsOf(lines).join(' ');
}

function textsOf(lines: readonly PageLine[]): string[] {
  return lines.map(({ text }) => text);
}

function proseOf(lines: readonly PageLine[]): string {
  return lines.map(({ original }) => original).join('\n\n');
}
