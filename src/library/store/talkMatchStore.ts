import type { Identifier } from '../../domain/notices/notice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A talk that may be the one a notice speaks of. */
export interface Candidate {
  readonly talk: TalkNumber;
  readonly isStub: boolean;
  readonly isTitleCut: boolean;
  readonly titleKey: string;
}

/** What a talk is called, and whether it has a text. */
export interface NamedTalk {
  readonly talk: TalkNumber;
  readonly id: TalkId;
  readonly title: string;
  readonly titleKey: string;
  readonly hasText: boolean;
}

interface NamedRow {
  readonly number: TalkNumber;
  readonly id: TalkId;
  readonly title: string;
  readonly title_key: string;
  readonly has_text: number;
}

/** Finds talks that may be the same as another. */
export interface TalkMatchStore {
  byIdentifier(scheme: Identifier['scheme'], key: string): Candidate[];
  /** Talks whose folded title is exactly this one. */
  byTitle(titleKey: string): Candidate[];
  /** Talks known by a cut title that this one begins with; `titleKey` has at least `CUT_TITLE_LENGTH` characters. */
  byCutTitle(titleKey: string): Candidate[];
  /** Talks whose title begins with this cut one; `titleKey` has at least `CUT_TITLE_LENGTH` characters. */
  byTitleStart(titleKey: string): Candidate[];
  /** Every talk but stubs, with what files may be named after. */
  named(): NamedTalk[];
  names(talk: TalkNumber): { given: string; family: string }[];
  identifiers(talk: TalkNumber): { scheme: Identifier['scheme']; key: string }[];
}

/** A cut title shorter than this recognises nothing: too many titles begin alike. The schema's `title_start` holds it. */
export const CUT_TITLE_LENGTH = 24;

interface CandidateRow {
  readonly number: TalkNumber;
  readonly is_stub: number;
  readonly is_title_cut: number;
  readonly title_key: string;
}

export function createTalkMatchStore(database: Database): TalkMatchStore {
  const select = 'SELECT number, is_stub, is_title_cut, title_key FROM talks';
  const start = `title_start = substr(?, 1, ${CUT_TITLE_LENGTH})`;
  const order = 'ORDER BY number LIMIT 50';
  const byIdentifier = database.prepare<[string, string], CandidateRow>(
    `${select} WHERE number IN (SELECT talk FROM talk_identifiers WHERE scheme = ? AND key = ?) ${order}`,
  );
  const byTitle = database.prepare<[string, string], CandidateRow>(
    `${select} WHERE ${start} AND is_title_cut IN (0, 1) AND title_key = ? ${order}`,
  );
  const byCutTitle = database.prepare<[string, string], CandidateRow>(
    `${select} WHERE ${start} AND is_title_cut = 1 AND length(title_key) >= ${CUT_TITLE_LENGTH}
       AND substr(?, 1, length(title_key)) = title_key ${order}`,
  );
  const byTitleStart = database.prepare<[string, string, string], CandidateRow>(
    `${select} WHERE ${start} AND is_title_cut IN (0, 1)
       AND title_key >= ? AND title_key < ? || char(0x10FFFF) ${order}`,
  );
  const named = database.prepare<[], NamedRow>(
    `SELECT number, id, title, title_key, EXISTS (
       SELECT 1 FROM paragraphs WHERE talk = talks.number AND kind = 'paragraph' AND text <> '') AS has_text
     FROM talks WHERE is_stub = 0 ORDER BY number`,
  );
  const names = database.prepare<[TalkNumber], { given: string; family: string }>(
    'SELECT given, family FROM talk_speakers WHERE talk = ? ORDER BY position',
  );
  const identifiers = database.prepare<[TalkNumber], { scheme: Identifier['scheme']; key: string }>(
    'SELECT scheme, key FROM talk_identifiers WHERE talk = ?',
  );
  return {
    byIdentifier: (scheme, key) => byIdentifier.all(scheme, key).map(candidate),
    byTitle: (titleKey) => byTitle.all(titleKey, titleKey).map(candidate),
    byCutTitle: (titleKey) => byCutTitle.all(titleKey, titleKey).map(candidate),
    byTitleStart: (titleKey) => byTitleStart.all(titleKey, titleKey, titleKey).map(candidate),
    named: () =>
      named.all().map(({ number, title_key, has_text, ...row }) => {
        return { ...row, talk: number, titleKey: title_key, hasText: has_text === 1 };
      }),
    names: (talk) => names.all(talk),
    identifiers: (talk) => identifiers.all(talk),
  };
}

function candidate(row: CandidateRow): Candidate {
  return {
    talk: row.number,
    isStub: row.is_stub === 1,
    isTitleCut: row.is_title_cut === 1,
    titleKey: row.title_key,
  };
}
