import type { Identifier, NoticeSpeaker } from '../../domain/notices/notice.ts';
import { foldKey } from '../search/foldForSearch.ts';
import { CUT_TITLE_LENGTH, type Candidate, type TalkMatchStore } from '../store/talkMatchStore.ts';
import { identifierKey, personKey } from './identityKeys.ts';

/** What a talk is recognised by. */
export interface TalkIdentity {
  readonly title: string;
  readonly isTitleCut: boolean;
  readonly speakers: readonly Pick<NoticeSpeaker, 'given' | 'family'>[];
  readonly identifiers: readonly Identifier[];
}

/** The surest first. */
const SCHEMES: readonly Identifier['scheme'][] = ['doi', 'nid', 'url', 'oai', 'hal', 'ark', 'guid'];
/** Two talks with different identifiers of these schemes are never the same, however alike their titles. */
const EXCLUSIVE_SCHEMES: ReadonlySet<string> = new Set(['doi', 'nid']);

/**
 * The talk of the library that this is: by identifier, else by title and speakers. A cut title matches the titles
 * that begin with it. Talks are preferred to stubs, and whole titles to cut ones.
 */
export function findTalk(matches: TalkMatchStore, identity: TalkIdentity): Candidate | null {
  for (const scheme of SCHEMES) {
    for (const identifier of identity.identifiers) {
      const known = identifier.scheme === scheme ? matches.byIdentifier(scheme, identifierKey(identifier)) : [];
      if (known.length > 0) return best(known);
    }
  }
  return best(sameTitle(matches, identity).filter((candidate) => isCompatible(matches, candidate, identity)));
}

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.toSorted((a, b) => rank(a) - rank(b) || a.talk - b.talk)[0] ?? null;
}

function rank(candidate: Candidate): number {
  return (candidate.isStub ? 2 : 0) + (candidate.isTitleCut ? 1 : 0);
}

function sameTitle(matches: TalkMatchStore, { title, isTitleCut }: TalkIdentity): Candidate[] {
  const titleKey = foldKey(title);
  if (titleKey === '') return [];
  const exact = matches.byTitle(titleKey);
  if (titleKey.length < CUT_TITLE_LENGTH) return exact;
  return [...exact, ...matches.byCutTitle(titleKey), ...(isTitleCut ? matches.byTitleStart(titleKey) : [])];
}

function isCompatible(matches: TalkMatchStore, { talk }: Candidate, identity: TalkIdentity): boolean {
  return (
    haveCommonSpeaker(matches.names(talk), identity.speakers) &&
    !haveConflict(matches.identifiers(talk), identity.identifiers)
  );
}

/** A side that names no one says nothing against the other. */
function haveCommonSpeaker(a: TalkIdentity['speakers'], b: TalkIdentity['speakers']): boolean {
  if (a.length === 0 || b.length === 0) return true;
  const people = new Set(a.map(personKey));
  return b.some((speaker) => people.has(personKey(speaker)));
}

function haveConflict(known: readonly { scheme: string; key: string }[], said: readonly Identifier[]): boolean {
  return said.some((identifier) => {
    if (!EXCLUSIVE_SCHEMES.has(identifier.scheme)) return false;
    const keys = known.filter(({ scheme }) => scheme === identifier.scheme).map(({ key }) => key);
    return keys.length > 0 && !keys.includes(identifierKey(identifier));
  });
}
