import type { TalkRow } from '../contract/schemas.ts';
import { formatClock } from '../domain/time/timecode.ts';
import type { TalkDocument } from './talkDocument.ts';
import { table } from './terminal.ts';

/** The list of talks for a person. */
export function describeTalks(rows: readonly TalkRow[]): string {
  return table(
    rows.map(({ id, state, recordedOn, durationMs, title, speakers }) => [
      id,
      state,
      recordedOn ?? '–',
      durationMs === null ? '–' : formatClock(durationMs),
      speakers === '' ? title : `${title} — ${speakers}`,
    ]),
  );
}

/** One talk for a person: its fields, then its text. Fields that are not known are left out. */
export function describeTalk(talk: TalkDocument): string {
  const people = talk.speakers.map(
    ({ given, family, affiliation, certainty }) =>
      `${given} ${family}${affiliation === null ? '' : `, ${affiliation}`}${certainty === 'proposed' || certainty === 'guessed' ? ' (to confirm)' : ''}`,
  );
  const fields: [string, string | null][] = [
    ['Id', talk.id],
    ['Title', talk.title],
    ['Kind', talk.kind],
    ['Speakers', people.join('; ')],
    ['Recorded', talk.recordedOn],
    ['Published', talk.publishedOn],
    ['Duration', talk.durationMs === null ? null : formatClock(talk.durationMs)],
    ['Language', talk.language],
    ['Collection', talk.collection],
    ['Identifiers', talk.identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join('; ')],
    ['Abstract', talk.abstract],
    ['Related', talk.related.map(({ title }) => title).join('; ')],
  ];
  const known = fields.filter((field): field is [string, string] => field[1] !== null && field[1] !== '');
  const { text, complete } = talk.transcript;
  const end = complete || text === '' ? '' : '\n[the transcript is not complete]\n';
  return `${table(known)}${text === '' ? '' : `\n${text}\n`}${end}`;
}
