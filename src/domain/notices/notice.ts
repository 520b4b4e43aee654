import type { TimedParagraph } from '../formats/lutrinJson.ts';

/**
 * How a speaker's name is known: `stated` in a field of the notice, `proposed` from its prose, `guessed` by
 * splitting a glued name, `confirmed` by the editor.
 */
export type Certainty = 'stated' | 'proposed' | 'guessed' | 'confirmed';

/** A person who speaks in a talk, as the notice names them. */
export interface NoticeSpeaker {
  readonly given: string;
  readonly family: string;
  readonly affiliation: string | null;
  readonly role: string | null;
  readonly certainty: Certainty;
}

/** An identifier of a talk; schemes as in the metadata formats of lecture portals. */
export interface Identifier {
  readonly scheme: 'doi' | 'url' | 'nid' | 'oai' | 'guid' | 'ark' | 'hal';
  readonly value: string;
}

/** A talk that a notice only mentions. A truncated title or abstract was cut by the portal. */
export interface RelatedTalk {
  readonly title: string;
  readonly titleTruncated: boolean;
  readonly speakers: readonly NoticeSpeaker[];
  readonly abstract: string | null;
  readonly abstractTruncated: boolean;
  /** The source lines, kept so that a better parser, or the editor, can read the names again. */
  readonly raw: string;
}

/**
 * The record of one talk: the common shape that every notice parser gives. `null` is "the notice does not say".
 * Dates are `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; languages are BCP 47.
 */
export interface Notice {
  readonly title: string;
  readonly subtitle: string | null;
  readonly kind: string | null;
  readonly speakers: readonly NoticeSpeaker[];
  readonly abstract: string | null;
  readonly recordedOn: string | null;
  readonly publishedOn: string | null;
  readonly durationMs: number | null;
  readonly language: string | null;
  readonly place: string | null;
  readonly disciplines: readonly string[];
  readonly keywords: readonly string[];
  readonly collection: string | null;
  readonly publisher: string | null;
  readonly rights: string | null;
  readonly licenceUrl: string | null;
  readonly identifiers: readonly Identifier[];
  readonly documents: readonly { readonly label: string; readonly url: string | null }[];
  /** Levels of study; empty when the notice does not say. */
  readonly levels: readonly string[];
  readonly chapters: readonly { readonly startMs: number; readonly title: string }[];
  readonly related: readonly RelatedTalk[];
  readonly mediaUrl: string | null;
  readonly transcript: NoticeTranscript | null;
}

/** A notice that says nothing; its title is missing, too. */
export const EMPTY_NOTICE: Notice = {
  title: '',
  subtitle: null,
  kind: null,
  speakers: [],
  abstract: null,
  recordedOn: null,
  publishedOn: null,
  durationMs: null,
  language: null,
  place: null,
  disciplines: [],
  keywords: [],
  collection: null,
  publisher: null,
  rights: null,
  licenceUrl: null,
  identifiers: [],
  documents: [],
  levels: [],
  chapters: [],
  related: [],
  mediaUrl: null,
  transcript: null,
};

/** The raw transcript of a notice: its paragraphs in order, and whether the portal gave all of it. */
export interface NoticeTranscript {
  readonly paragraphs: readonly TimedParagraph[];
  readonly complete: boolean;
}
