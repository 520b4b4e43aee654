import { quote, type Parsed, type TextProblem } from '../formats/parsed.ts';
import { isSameTitle, parseCitation, type Citation } from './citation.ts';
import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { identifiersIn } from './identifiers.ts';
import type { Identifier, Notice, NoticeTranscript } from './notice.ts';
import { LANGUAGES, type PageField } from './pageLabels.ts';
import { pageLines, readSections, type PageLine, type PageSections } from './pageSections.ts';
import { speakersOf } from './pageSpeakers.ts';
import { parseRelatedCards } from './relatedCards.ts';

/** The portal shows the first 3,500 characters of a transcript, the final ellipsis included. */
const CUT_TRANSCRIPT_LENGTH = 3_500;
const MAX_TITLE_LENGTH = 1_000;
/** One label may stand on a line of any text; two make a page of a portal. */
const LEAST_SIGNS = 2;

const LANGUAGE_TAGS = new Map(LANGUAGES.map(([name, tag]) => [foldText(name), tag]));

/**
 * Reads the text of a portal's page, copied or saved: sections are recognised by their label, in any order, and the
 * title by elimination. `null` when the text is no such page, or one without title or content.
 */
export function parseTextPage(text: string): Parsed<Notice | null> {
  const sections = readSections(pageLines(text));
  if (sections.signCount < LEAST_SIGNS) return refuse('notANotice', 'no labels of a lecture page');
  return new PageReader(sections).read();
}

const NO_CITATION = {
  authors: [],
  channel: null,
  recordedOn: null,
  title: null,
  collection: null,
  kind: null,
  identifiers: [],
} as const;

function refuse(code: string, detail: string, problems: readonly TextProblem[] = []): Parsed<null> {
  return { value: null, problems: [{ code, line: 0, detail }, ...problems] };
}

/** Reads the fields of one page, and collects what it could not read. */
class PageReader {
  readonly #sections: PageSections;
  readonly #citation: Omit<Citation, 'title'> & { readonly title: string | null };
  readonly #problems: TextProblem[] = [];

  constructor(sections: PageSections) {
    this.#sections = sections;
    this.#citation = parseCitation(this.#join('citation', ' ') ?? '') ?? NO_CITATION;
  }

  read(): Parsed<Notice | null> {
    const { title, line } = this.#title();
    if (title === null) return refuse('titleMissing', 'no title', this.#problems);
    const related = parseRelatedCards(this.#lines('related'));
    this.#problems.push(...related.problems);
    const notice = this.#notice(title, line);
    const isUsable = notice.transcript !== null || notice.abstract !== null || notice.speakers.length > 0;
    if (!isUsable && notice.identifiers.length === 0) {
      return refuse('nothingUsable', 'a title and nothing else', this.#problems);
    }
    return { value: { ...notice, related: related.value }, problems: this.#problems };
  }

  #notice(title: string, titleLine: PageLine | null): Omit<Notice, 'related'> {
    const abstract = this.#prose('abstract');
    const citation = this.#citation;
    return {
      title,
      subtitle: null,
      kind: this.#sections.kind ?? citation.kind,
      speakers: speakersOf({
        stated: this.#lines('speakers').map((line) => line.text),
        credits: this.#lines('credits').map((line) => line.text),
        authors: citation.authors,
        abstract: this.#join('abstract', '\n\n') ?? '',
      }),
      abstract,
      recordedOn: this.#date('recordedOn') ?? citation.recordedOn,
      publishedOn: this.#date('publishedOn'),
      durationMs: this.#duration(),
      language: this.#language(),
      place: this.#join('place', ', '),
      disciplines: this.#list('disciplines', /\s*;\s*(?![^(]*\))|,\s+(?=\p{Lu})/u),
      keywords: this.#list('keywords', /\s*[;,]\s*/u),
      collection: this.#join('collection', ' ') ?? citation.collection,
      publisher: this.#join('channel', ' ') ?? citation.channel,
      rights: this.#join('rights', '\n'),
      licenceUrl: this.#licenceUrl(),
      identifiers: this.#identifiers(),
      documents: [],
      levels: [],
      chapters: this.#chapters(),
      mediaUrl: null,
      transcript: this.#transcript(titleLine),
    };
  }

  /** The title, and the line it stood on where that line would otherwise be read as content. */
  #title(): { title: string | null; line: PageLine | null } {
    const cited = this.#citation.title;
    const before = this.#sections.beforeGauges?.line ?? null;
    // The citation knows the title best, but the page may write it better: with its own apostrophes and line breaks.
    const written = [this.#sections.behindReadMore, before?.text].find(
      (text) => text && (cited === null || isSameTitle(text, cited)),
    );
    const title = written ?? cited ?? this.#lines('loose')[0]?.text;
    if (title === undefined || title.length > MAX_TITLE_LENGTH) return { title: null, line: null };
    return { title, line: before !== null && isSameTitle(before.text, title) ? before : null };
  }

  #transcript(titleLine: PageLine | null): NoticeTranscript | null {
    const lines = this.#lines('transcript').filter((line) => line !== titleLine);
    if (lines.length === 0) return null;
    const paragraphs = lines.map(({ original }) => {
      return { kind: 'paragraph', speaker: null, startMs: null, endMs: null, text: original, words: [] } as const;
    });
    const isCut = lines.at(-1)!.text.endsWith('…') && lengthOf(lines) >= CUT_TRANSCRIPT_LENGTH;
    return { paragraphs, complete: this.#sections.behindReadMore === null && !isCut };
  }

  #date(field: PageField): string | null {
    for (const { text, number } of this.#lines(field)) {
      const date = parseFrenchDate(text);
      if (date !== null) return date;
      this.#problems.push({ code: 'unreadDate', line: number, detail: quote(text) });
    }
    return null;
  }

  #duration(): number | null {
    for (const { text, number } of this.#lines('duration')) {
      const durationMs = parseDurationText(text);
      if (durationMs !== null) return durationMs;
      this.#problems.push({ code: 'unreadDuration', line: number, detail: quote(text) });
    }
    return null;
  }

  #language(): string | null {
    for (const { text, number } of this.#lines('language')) {
      const name = text.length > 60 ? '' : foldText(text.split(/[,;(]/, 1)[0] ?? '');
      const tag = LANGUAGE_TAGS.get(name) ?? (/^[a-z]{2,3}(-[a-z]{2})?$/.test(name) ? name : undefined);
      if (tag !== undefined) return tag;
      this.#problems.push({ code: 'unreadLanguage', line: number, detail: quote(text) });
    }
    return null;
  }

  #identifiers(): Identifier[] {
    const written = [this.#join('doi', ' '), this.#join('url', ' ')].filter((text) => text !== null);
    const all = [...identifiersIn(written.join(' ')), ...this.#citation.identifiers];
    const byValue = new Map(all.map((found) => [`${found.scheme}:${found.value.toLowerCase()}`, found]));
    return [...byValue.values()];
  }

  #licenceUrl(): string | null {
    const text = (this.#join('rights', ' ') ?? '').slice(0, 2_000);
    return /https?:\/\/creativecommons\.org\/[^\s)»]+/.exec(text)?.[0] ?? null;
  }

  /** `- Label03'14"`: the time is glued behind the label. */
  #chapters(): Notice['chapters'] {
    return this.#lines('chapters').flatMap(({ text }) => {
      const match = /^(?:[-•]\s*)?(.{1,300}?)\s*(\d{1,3}['’′]\d{2}(?:["”″]|''|’’)?|\d{1,2}(?::\d{2}){1,2})$/u.exec(
        text.slice(0, 400),
      );
      const startMs = parseDurationText(match?.[2] ?? '');
      return startMs === null || match?.[1] === undefined ? [] : [{ startMs, title: match[1] }];
    });
  }

  #list(field: PageField, separator: RegExp): string[] {
    const items = this.#lines(field).flatMap(({ text }) =>
      text
        .replace(/^[-•]\s*/u, '')
        .slice(0, 10_000)
        .split(separator),
    );
    return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
  }

  #lines(field: PageField): readonly PageLine[] {
    return this.#sections.fields.get(field) ?? [];
  }

  #prose(field: PageField): string | null {
    const lines = this.#lines(field);
    return lines.length === 0 ? null : lines.map((line) => line.original).join('\n\n');
  }

  #join(field: PageField, separator: string): string | null {
    const lines = this.#lines(field);
    return lines.length === 0 ? null : lines.map((line) => line.text).join(separator);
  }
}

function lengthOf(lines: readonly PageLine[]): number {
  return lines.reduce((sum, line) => sum + line.text.length + 1, -1);
}
