import type { TextProblem } from '../formats/parsed.ts';
import type { Identifier, Notice } from './notice.ts';

/** What a source of notices can be, as reports name it. */
export const NOTICE_FORMATS = [
  'portalText',
  'portalHtml',
  'webPage',
  'oaiDc',
  'lom',
  'jsonLd',
  'opencast',
  'esupPod',
  'podcast',
  'lutrinNotice',
  'table',
  'document',
  'transcriber',
] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

/**
 * Why a source gives no notice: it is none (`notANotice`), or one that says too little (`titleMissing`,
 * `nothingUsable`); a page that stands for another (`botChallenge`, `searchResults`, `list`, `noTalk`), or was not saved
 * to its end (`truncated`); what cannot be read safely (`malformed`, `doctype`, `tooDeep`, `tooManyAttributes`,
 * `archiveTooLarge`,
 * `tooLarge`: a text beyond the caps of its parser).
 */
export const NOTICE_REFUSALS = [
  'notANotice',
  'titleMissing',
  'nothingUsable',
  'botChallenge',
  'searchResults',
  'list',
  'noTalk',
  'truncated',
  'malformed',
  'doctype',
  'tooDeep',
  'tooManyAttributes',
  'archiveTooLarge',
  'tooLarge',
] as const;
export type NoticeRefusal = (typeof NOTICE_REFUSALS)[number];

/** How sure a reading is: stated by the source in so many words, inferred by a general rule, or guessed. */
export type Sureness = 'stated' | 'inferred' | 'guessed';

/** How one field of a notice was found. A field that was not found has none. */
export interface Finding {
  readonly field: keyof Notice;
  /** The rule, as a short camel-case name that reports can translate: `citation`, `label`, `echoedName`, `dcTitle`. */
  readonly rule: string;
  readonly sureness: Sureness;
  /** The line of the source, from 1; 0 where a source has no lines. */
  readonly line: number;
}

/** A piece of the source that no rule used: shown, never dropped. */
export interface Leftover {
  /** From 1; 0 where a source has no lines. */
  readonly line: number;
  readonly text: string;
}

/** One talk of a source, with the account of how it was read. */
export interface ReadNotice {
  readonly notice: Notice;
  readonly findings: readonly Finding[];
  readonly leftovers: readonly Leftover[];
  /** What was repaired or could not be read, by line. */
  readonly problems: readonly TextProblem[];
}

/** What a source of notices holds: one talk or many, or the reason why none. */
export type SourceReading =
  | {
      readonly ok: true;
      readonly format: NoticeFormat;
      readonly notices: readonly ReadNotice[];
      /** Records that the source says are gone; the talks stay, and the report names them. */
      readonly deleted: readonly Identifier[];
      /** What concerns the source as a whole. */
      readonly problems: readonly TextProblem[];
      /** Where an OAI-PMH list goes on; `null` at its end. */
      readonly resumptionToken: string | null;
    }
  | { readonly ok: false; readonly reason: NoticeRefusal; readonly detail: string };
