import { setImmediate } from 'node:timers/promises';
import { readPersonName } from '../../domain/notices/personName.ts';
import {
  betterSpelling,
  compareAffiliations,
  initialsFit,
  isFullName,
  type Agreement,
} from '../../domain/people/matchPeople.ts';
import { personKey } from '../notices/identityKeys.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { PairRow, PersonNumber, PersonRow, SpeakerRow } from '../store/personRows.ts';
import type { PersonStore } from '../store/personStore.ts';

/** How many are linked in one go: a fraction of a second, also on a busy machine. */
const BATCH = 200;
/** A person is put beside no more others than this. */
const MAX_PAIRS = 3;

/**
 * Links the speakers that are linked to nobody yet to their people, or to new ones. It is done before people are shown,
 * not as talks are written: an import of ten thousand cards has nothing to wait for. Other calls have their turn between.
 */
export async function linkSpeakers(store: LibraryStore): Promise<void> {
  while (store.people.unlinked(1).length > 0) {
    store.lazyTransaction(() => {
      for (const speaker of store.people.unlinked(BATCH)) linkSpeaker(store.people, speaker);
    });
    await setImmediate();
  }
}

/**
 * Links one speaker. The same whole name, in any order, is the same person, unless what is known of the affiliations
 * speaks against it or there are several; then, and for names that are only first letters, a new person is made, and the
 * editor is asked. Inside a transaction.
 */
export function linkSpeaker(people: PersonStore, speaker: SpeakerRow): PersonNumber {
  const namesakes = people.named(personKey(speaker));
  const same = samePerson(people, speaker, namesakes);
  const person = same?.number ?? people.create(speaker, speaker.affiliation, isUnsure(speaker));
  people.link(speaker, person);
  if (same === null) {
    for (const pair of pairsFor(people, person, speaker, namesakes)) people.putPair(pair);
    return person;
  }
  const better = betterSpelling(same, { ...same, given: speaker.given, family: speaker.family });
  if (better !== same && personKey(same) === personKey(speaker)) people.setName(person, better);
  if (same.affiliation === null && speaker.affiliation !== null) people.setAffiliation(person, speaker.affiliation);
  return person;
}

function samePerson(people: PersonStore, speaker: SpeakerRow, namesakes: readonly PersonRow[]): PersonRow | null {
  const byAgreement = Map.groupBy(namesakes, (person) => agreementWith(people, speaker, person));
  const agreeing = byAgreement.get('agree') ?? [];
  if (agreeing.length > 0) return agreeing.length === 1 ? (agreeing[0] ?? null) : null;
  const isAlone = isFullName(speaker) && namesakes.length === 1;
  return isAlone ? (byAgreement.get('unknown')?.[0] ?? null) : null;
}

/** What all that is known of a person's affiliations says of a speaker's. */
function agreementWith(people: PersonStore, speaker: SpeakerRow, { number, affiliation }: PersonRow): Agreement {
  const known = new Set(
    [affiliation, ...people.affiliationsOf(number)].map((each) => compareAffiliations(each, speaker.affiliation)),
  );
  if (known.has('agree')) return 'agree';
  return known.has('differ') ? 'differ' : 'unknown';
}

/** Whether a name that no editor has seen may be no person's. */
function isUnsure({ given, family, certainty }: SpeakerRow): boolean {
  if (certainty === 'confirmed') return false;
  return readPersonName(given === '' ? family : `${family}, ${given}`)?.isUnsure ?? true;
}

function pairsFor(
  people: PersonStore,
  person: PersonNumber,
  speaker: SpeakerRow,
  namesakes: readonly PersonRow[],
): PairRow[] {
  const reason = isFullName(speaker) ? 'affiliation' : 'name';
  const byName = namesakes.slice(0, MAX_PAIRS).map((other) => pairOf(person, other.number, reason));
  const byInitials = people
    .ofFamily(speaker.family)
    .filter((other) => other.number !== person && initialsFit(other, speaker))
    .slice(0, MAX_PAIRS - byName.length)
    .map((other) => pairOf(person, other.number, 'initials'));
  return [...byName, ...byInitials];
}

/** A pair that is asked about. */
export function pairOf(a: PersonNumber, b: PersonNumber, reason: PairRow['reason'], isOpen = true): PairRow {
  return { first: a < b ? a : b, second: a < b ? b : a, reason, is_open: isOpen ? 1 : 0 };
}
