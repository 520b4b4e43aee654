import { Failure } from '../contract/failure.ts';
import type { Call } from '../contract/methods.ts';
import { TALK_STATES, type TalkRow, type TalkState } from '../contract/schemas.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';

const PAGE = 1_000;

/** Every talk in some states that a search finds; no states are all but stubs. */
export async function listTalks(call: Call, states: readonly TalkState[], query: string): Promise<TalkRow[]> {
  const rows: TalkRow[] = [];
  for (;;) {
    const { total, talks } = await call('talks.list', {
      query,
      states: [...states],
      discipline: null,
      hasMedia: null,
      hasProblems: null,
      sort: query === '' ? 'title' : 'relevance',
      isDescending: query !== '',
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...talks);
    if (talks.length === 0 || rows.length >= total) return rows;
  }
}

/** The name of a talk means none, or more than one. */
export class AmbiguousTalk extends Error {
  constructor(name: string, rows: readonly TalkRow[]) {
    const candidates = rows.slice(0, 10).map(({ id, title }) => `  ${id}  ${title}`);
    const more = rows.length > 10 ? [`  and ${rows.length - 10} more`] : [];
    super([`More than one talk is meant by ${name}:`, ...candidates, ...more].join('\n'));
  }
}

/**
 * The talk with an id, else the only one whose id begins so, else the only one of that exact title. Stubs count.
 * Throws `talk.unknown` when there is none and `AmbiguousTalk` when there are several.
 */
export async function findTalk(call: Call, name: string): Promise<TalkId> {
  const rows = await listTalks(call, TALK_STATES, '');
  const ways: ((row: TalkRow) => boolean)[] = [
    (row) => row.id === name,
    (row) => row.id.startsWith(name),
    (row) => row.title.normalize() === name.normalize(),
  ];
  for (const isMeant of name === '' ? [] : ways) {
    const [only, ...others] = rows.filter(isMeant);
    if (only === undefined) continue;
    if (others.length > 0) throw new AmbiguousTalk(name, [only, ...others]);
    return only.id;
  }
  throw new Failure('talk.unknown', name);
}
