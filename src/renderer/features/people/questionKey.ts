import type { NameQuestion, PairQuestion, PersonDecision, PersonQuestion } from '../../../contract/peopleSchemas.ts';
import { betterSpelling } from '../../../domain/people/matchPeople.ts';

/** What the editor is about to answer to a question about a name. */
export type NameDraft = Pick<NameQuestion, 'given' | 'family' | 'affiliation' | 'role'>;

/** What tells a question from others, also after the queue was read again. */
export function questionKey(question: PersonQuestion): string {
  if (question.kind === 'name') return `name ${question.family}\n${question.given}`;
  return `pair ${question.first.id} ${question.second.id}`;
}

/** The answer that is proposed: what was read. */
export function draftOf({ given, family, affiliation, role }: NameQuestion): NameDraft {
  return { given, family, affiliation, role };
}

/** Family name and given name the other way round. A name of one part has nothing to swap. */
export function swapped(draft: NameDraft): NameDraft {
  return draft.given === '' ? draft : { ...draft, given: draft.family, family: draft.given };
}

/** Of two records that may be one, which name is better kept. */
export function keptFirst({ first, second }: PairQuestion): boolean {
  return betterSpelling(first, second) === first;
}

/** What accepting answers: the name as it stands in the form, or that both are the person whose name is kept. */
export function acceptance(
  question: PersonQuestion,
  draft: NameDraft | null,
  isFirstKept: boolean,
): PersonDecision | null {
  if (question.kind === 'pair') {
    const { first, second } = question;
    const [kept, other] = isFirstKept ? [first, second] : [second, first];
    return { kind: 'same', personId: other.id, otherId: kept.id };
  }
  const { given, family } = question;
  if (draft === null || draft.family.trim() === '') return null;
  const person = { ...draft, given: draft.given.trim(), family: draft.family.trim() };
  return { kind: 'person', read: { given, family }, person };
}

/** What refusing answers: no person, or two. */
export function rejection(question: PersonQuestion): PersonDecision {
  if (question.kind === 'pair') {
    return { kind: 'different', personId: question.first.id, otherId: question.second.id };
  }
  const { given, family } = question;
  return { kind: 'notPerson', read: { given, family } };
}

/** A line of a source in three pieces, the middle one being the name; all of it is `before` when it is not there. */
export interface MarkedLine {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** Finds a name in the line it was read from, as the line may have written it. */
export function markName(text: string, { given, family }: Pick<NameDraft, 'given' | 'family'>): MarkedLine {
  const ways = [family + given, `${given} ${family}`, `${family} ${given}`, `${family}, ${given}`, family];
  for (const way of ways) {
    const at = way === '' ? -1 : text.indexOf(way);
    if (at >= 0) return { before: text.slice(0, at), name: way, after: text.slice(at + way.length) };
  }
  return { before: text, name: '', after: '' };
}
