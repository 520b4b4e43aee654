import type { FieldResult, ReportField } from '../../contract/importSchemas.ts';
import { disciplinePath } from '../../domain/notices/disciplinePath.ts';
import type { Identifier, Notice } from '../../domain/notices/notice.ts';
import { foldKey } from '../search/foldForSearch.ts';
import type { Origin } from '../store/originStore.ts';
import type { TalkRecord } from '../store/talkRecord.ts';
import { identifierKey, personKey } from './identityKeys.ts';
import { filledSpeakers, LIST_FIELDS, newSpeaker, SINGLE_FIELDS } from './mergeNotice.ts';

/** What a notice means for a talk that is known: the fields to write, and what becomes of each field it has. */
export interface Comparison {
  readonly fields: Partial<TalkRecord>;
  readonly results: ReadonlyMap<ReportField, FieldResult>;
}

/** What one field of a notice means; `fields` are written when it is `filled`. */
interface FieldComparison {
  readonly result: FieldResult;
  readonly fields?: Partial<TalkRecord>;
}

const SAME: FieldComparison = { result: 'same' };
const LESS: FieldComparison = { result: 'less' };
const CONFLICT: FieldComparison = { result: 'conflict' };

/** The fields of which values that begin alike differ only in how much they say: `2015` and `2015-06-01`, `fr`, `fr-CA`. */
const GRADED: ReadonlySet<string> = new Set(['recordedOn', 'publishedOn', 'language']);
/** Sources round durations to the second, up or down. */
const SAME_DURATION_MS = 1_000;

/**
 * Compares a notice with the talk that it is of. What the talk does not say is filled, and what it says the notice may
 * say more precisely, and spell better where it has a name in capitals; nothing else is overwritten, and nothing at all that the editor has set, emptied fields included.
 * The title, the abstract and the speakers that are known from a card give way to those of the notice.
 */
export function compareNotice(
  talk: TalkRecord,
  notice: Notice,
  origins: ReadonlyMap<ReportField, Origin>,
  isPromoted: boolean,
): Comparison {
  const results = new Map<ReportField, FieldResult>();
  const fields: Partial<TalkRecord> = isPromoted ? { state: 'toCorrect' } : {};
  const take = (field: ReportField, compared: FieldComparison | null): void => {
    if (compared === null) return;
    const isRefused = compared.result === 'filled' && origins.get(field) === 'user';
    results.set(field, isRefused ? 'conflict' : compared.result);
    if (!isRefused) Object.assign(fields, compared.fields);
  };
  const yields = (field: ReportField): boolean => isPromoted || origins.get(field) === 'card';
  take('title', compareTitle(talk, notice, yields('title')));
  take('abstract', compareAbstract(talk, notice, yields('abstract')));
  take(
    'speakers',
    compareSpeakers(talk, notice, { yields: yields('speakers'), respells: origins.get('speakers') !== 'user' }),
  );
  take('identifiers', compareIdentifiers(talk.identifiers, notice.identifiers));
  for (const field of SINGLE_FIELDS) take(field, compareSingle(field, talk, notice));
  for (const field of LIST_FIELDS) take(field, compareList(field, talk, notice));
  return { fields, results };
}

function compareTitle(talk: TalkRecord, { title }: Notice, yields: boolean): FieldComparison {
  if (title === talk.title && !talk.isTitleCut) return SAME;
  const [ours, theirs] = [foldKey(talk.title), foldKey(title)];
  if (yields || (talk.isTitleCut && theirs.startsWith(ours))) {
    return { result: 'filled', fields: { title, isTitleCut: false } };
  }
  return ours === theirs ? SAME : CONFLICT;
}

function compareAbstract(talk: TalkRecord, { abstract }: Notice, yields: boolean): FieldComparison | null {
  if (abstract === null) return null;
  const filled = { result: 'filled', fields: { abstract, isAbstractCut: false } } as const;
  if (talk.abstract === null) return filled;
  if (talk.abstract === abstract && !talk.isAbstractCut) return SAME;
  if (yields) return filled;
  const [ours, theirs] = [foldKey(talk.abstract), foldKey(abstract)];
  if (ours === theirs) return SAME;
  if (talk.isAbstractCut && theirs.startsWith(ours)) return filled;
  // Teasers and cards are cut at the end.
  return ours.startsWith(theirs) ? LESS : CONFLICT;
}

function compareSpeakers(
  talk: TalkRecord,
  { speakers }: Notice,
  { yields, respells }: { readonly yields: boolean; readonly respells: boolean },
): FieldComparison | null {
  if (speakers.length === 0) return null;
  const isConfirmed = talk.speakers.some(({ certainty }) => certainty === 'confirmed');
  if (yields && !isConfirmed && talk.speakers.length > 0) {
    return { result: 'filled', fields: { speakers: speakers.map(newSpeaker) } };
  }
  const filled = filledSpeakers(talk.speakers, speakers, respells);
  if (filled.speakers !== undefined) return { result: 'filled', fields: filled };
  const [ours, theirs] = [new Set(talk.speakers.map(personKey)), new Set(speakers.map(personKey))];
  if ([...theirs].some((person) => !ours.has(person))) return CONFLICT;
  return theirs.size === ours.size ? SAME : LESS;
}

function compareIdentifiers(known: readonly Identifier[], said: readonly Identifier[]): FieldComparison | null {
  if (said.length === 0) return null;
  const keys = new Set(known.map(keyOf));
  const added = said.filter((identifier) => !keys.has(keyOf(identifier)));
  if (added.length === 0) return said.length < known.length ? LESS : SAME;
  return { result: 'filled', fields: { identifiers: [...known, ...added] } };
}

function compareSingle(
  field: (typeof SINGLE_FIELDS)[number],
  talk: TalkRecord,
  notice: Notice,
): FieldComparison | null {
  const [ours, theirs] = [talk[field], notice[field]];
  if (theirs === null) return null;
  const filled = { result: 'filled', fields: { [field]: theirs } } as const;
  if (ours === null) return filled;
  if (typeof ours === 'number' || typeof theirs === 'number') {
    return Math.abs(Number(ours) - Number(theirs)) <= SAME_DURATION_MS ? SAME : CONFLICT;
  }
  if (ours === theirs || foldKey(ours) === foldKey(theirs)) return SAME;
  if (GRADED.has(field) && theirs.startsWith(`${ours}-`)) return filled;
  return GRADED.has(field) && ours.startsWith(`${theirs}-`) ? LESS : CONFLICT;
}

function compareList(field: (typeof LIST_FIELDS)[number], talk: TalkRecord, notice: Notice): FieldComparison | null {
  const [ours, theirs]: readonly (readonly unknown[])[] = [talk[field], notice[field]];
  if (theirs!.length === 0) return null;
  if (ours!.length === 0) return { result: 'filled', fields: { [field]: theirs } };
  const known = new Set(ours!.map(itemKey));
  const said = new Set(theirs!.map(itemKey));
  const isNew =
    field === 'disciplines' ? isNewDiscipline(talk.disciplines) : (item: unknown) => !known.has(itemKey(item));
  if (theirs!.some(isNew)) return CONFLICT;
  return said.size === known.size ? SAME : LESS;
}

/** Some sources give a discipline with those around it, others its name alone. */
function isNewDiscipline(known: readonly string[]): (item: unknown) => boolean {
  const names = new Set(known.flatMap((path) => [path, ...disciplinePath(path)]).map(foldKey));
  return (item) => {
    const path = String(item);
    return !names.has(foldKey(path)) && !names.has(foldKey(disciplinePath(path).at(-1) ?? ''));
  };
}

function itemKey(item: unknown): string {
  return typeof item === 'string' ? foldKey(item) : JSON.stringify(item);
}

function keyOf(identifier: Identifier): string {
  return `${identifier.scheme} ${identifierKey(identifier)}`;
}
