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
  const people = talk.speakers.map(({ given, family, role, affiliation, certainty }) => {
    const isOpen = certainty === 'proposed' || certainty === 'guessed';
    const known = [`${given} ${family}`.trim(), role, affiliation].filter((part) => part !== null);
    return `${known.join(', ')}${isOpen ? ' (to confirm)' : ''}`;
  });
  const fields: [string, string | null][] = [
    ['Id', talk.id],
    ['Title', talk.title],
    ['Subtitle', talk.subtitle],
    ['Kind', talk.kind],
    ['Speakers', people.join('; ')],
    ['Recorded', talk.recordedOn],
    ['Published', talk.publishedOn],
    ['Duration', talk.durationMs === null ? null : formatClock(talk.durationMs)],
    ['Language', talk.language],
    ['Place', talk.place],
    ['Disciplines', talk.disciplines.join('; ')],
    ['Keywords', talk.keywords.join('; ')],
    ['Collection', talk.collection],
    ['Publisher', talk.publisher],
    ['Rights', talk.rights],
    ['Licence', talk.licenceUrl],
    ['Identifiers', talk.identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join('; ')],
    ['Abstract', talk.abstract],
    ['Related', talk.related.map(({ title }) => title).join('; ')],
  ];
  const known = fields.filter((field): field is [string, string] => field[1] !== null && field[1] !== '');
  const { text, complete } = talk.transcript;
  const end = complete || text === '' ? '' : '\n[the transcript is not complete]\n';
  return `${table(known)}${text === '' ? '' : `\n${text}\n`}${end}`;
}
