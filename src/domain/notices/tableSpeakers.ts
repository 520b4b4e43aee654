import type { NoticeSpeaker } from './notice.ts';
import { speakersOf } from './pageSpeakers.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';
import { isSameName } from './relatedCards.ts';
import type { Sureness } from './sourceReading.ts';
import { itemsOf, type FilledCell } from './tableCells.ts';
import { numberOfColumn, type TableField } from './tableFields.ts';

/** The speakers of a row, and the account of it. */
interface RowSpeakers {
  readonly speakers: readonly NoticeSpeaker[];
  /** How sure the columns are that name them; `null` when no column does. */
  readonly used: Sureness | null;
  /** Cells in which no name was read, or whose affiliations go with nobody. */
  readonly unread: readonly FilledCell[];
}

const PARTS: ReadonlySet<TableField> = new Set(['speakers', 'given', 'family', 'affiliation', 'role']);

/**
 * The speakers of a row: names whole (`Family, Given`, several in a cell) or in two columns, with affiliation and role
 * from their own columns. Columns with a number (`Intervenant 2`, `Affiliation 2`) go together. The abstract says what
 * the columns do not: what a speaker is, and, where no column names one, who speaks.
 */
export function speakersOfRow(cells: readonly FilledCell[], abstract: string): RowSpeakers {
  const unread: FilledCell[] = [];
  const proposed = proposeSpeakers(abstract);
  const speakers: NoticeSpeaker[] = [];
  let used: Sureness | null = null;
  for (const group of groupsOf(cells)) {
    const found = speakersOfGroup(group, unread);
    for (const speaker of found) {
      if (speakers.some((other) => isSameName(other, speaker))) continue;
      const same = proposed.find((other) => isSameName(other, speaker));
      const { affiliation = null, role = null } = same ?? {};
      speakers.push({ ...speaker, affiliation: speaker.affiliation ?? affiliation, role: speaker.role ?? role });
      used ??= group[0]!.column.sureness;
    }
  }
  return { speakers: speakers.length > 0 ? speakers : proposed, used, unread };
}

/** Cells that belong to the same speakers, in the order of the columns. */
function groupsOf(cells: readonly FilledCell[]): FilledCell[][] {
  const groups: { number: number | null; cells: FilledCell[] }[] = [];
  for (const cell of cells) {
    const { field, name } = cell.column;
    if (field === null || !PARTS.has(field)) continue;
    const number = numberOfColumn(name);
    const opened =
      number === null
        ? groups.findLast((group) => group.number === null)
        : groups.find((group) => group.number === number);
    const isTaken = opened?.cells.some(({ column }) => column.field === field) === true;
    if (opened === undefined || isTaken) groups.push({ number, cells: [cell] });
    else opened.cells.push(cell);
  }
  return groups.map((group) => group.cells);
}

function speakersOfGroup(group: readonly FilledCell[], unread: FilledCell[]): NoticeSpeaker[] {
  const names = namesOfGroup(group, unread);
  const detailOf = (field: 'affiliation' | 'role'): ((index: number) => string | null) => {
    const cell = group.find(({ column }) => column.field === field);
    if (cell === undefined) return () => null;
    const items = names.length === 1 ? [cell.text] : itemsOf(cell.text, null);
    if (items.length === names.length && names.length > 0) return (index) => items[index] ?? null;
    unread.push(cell);
    return () => null;
  };
  const affiliationOf = detailOf('affiliation');
  const roleOf = detailOf('role');
  return names.map((speaker, index) => ({
    ...speaker,
    affiliation: affiliationOf(index) ?? speaker.affiliation,
    role: roleOf(index) ?? speaker.role,
  }));
}

function namesOfGroup(group: readonly FilledCell[], unread: FilledCell[]): NoticeSpeaker[] {
  const cellOf = (field: TableField): FilledCell | undefined => group.find(({ column }) => column.field === field);
  const whole = cellOf('speakers');
  const family = cellOf('family') ?? (cellOf('given') === undefined ? undefined : whole);
  if (family !== undefined) {
    const given = itemsOf(cellOf('given')?.text ?? '', /\s*,\s*/u);
    return itemsOf(family.text, /\s*,\s*/u).map((name, index) => named(name, given[index] ?? ''));
  }
  if (whole === undefined) return [];
  const speakers = peopleOf(whole.text).flatMap((person) => {
    const found = speakersOf({ stated: [person], credits: [], authors: [], abstract: '' });
    if (found.length === 0) unread.push({ ...whole, text: person });
    return found;
  });
  return speakers;
}

function named(family: string, given: string): NoticeSpeaker {
  return { given, family, affiliation: null, role: null, certainty: 'stated' };
}

/** The people of a cell. `et` and `&` part two of them where whole names stand on both sides. */
function peopleOf(cell: string): string[] {
  return itemsOf(cell, null).flatMap((item) => {
    const pieces = item.slice(0, 2_000).split(/\s+(?:et|and|&)\s+/u);
    return pieces.length > 1 && pieces.every((piece) => /\S\s+\S/u.test(piece)) ? pieces : [item];
  });
}
