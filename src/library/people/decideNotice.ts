import type { Notice, NoticeSpeaker, RelatedTalk } from '../../domain/notices/notice.ts';
import { splitGluedNames } from '../../domain/notices/personName.ts';
import { isFullName } from '../../domain/people/matchPeople.ts';
import { personKey } from '../notices/identityKeys.ts';
import type { PersonStore } from '../store/personStore.ts';
import { readKey } from './readKey.ts';

/**
 * A notice with what the editor has decided of its speakers before: who is no person is gone, a name that was put right
 * is right, and a glued name of a card is split as the people who are known have it.
 */
export function decideNotice(people: PersonStore, notice: Notice): Notice {
  return {
    ...notice,
    speakers: decideSpeakers(people, notice.speakers),
    related: notice.related.map((card) => ({ ...card, speakers: decideSpeakers(people, splitAnew(people, card)) })),
  };
}

function decideSpeakers(people: PersonStore, speakers: readonly NoticeSpeaker[]): NoticeSpeaker[] {
  return speakers.flatMap((speaker) => {
    const decision = people.decision(readKey(speaker));
    if (decision === undefined) return [asNamedNow(people, speaker)];
    if (decision.is_person === 0) return [];
    const { given, family } = decision;
    const affiliation = speaker.affiliation === decision.read_affiliation ? decision.affiliation : speaker.affiliation;
    const role = speaker.role === decision.read_role ? decision.role : speaker.role;
    return [{ given, family, affiliation, role, certainty: 'confirmed' as const }];
  });
}

/** A person who was given another name has it in talks to come, too, where the old one means nobody else. */
function asNamedNow(people: PersonStore, speaker: NoticeSpeaker): NoticeSpeaker {
  if (!isFullName(speaker)) return speaker;
  const key = personKey(speaker);
  const [person, ...others] = people.named(key);
  if (person === undefined || others.length > 0 || personKey(person) === key) return speaker;
  return { ...speaker, given: person.given, family: person.family };
}

function splitAnew(people: PersonStore, card: RelatedTalk): readonly NoticeSpeaker[] {
  const [first] = card.speakers;
  if (first === undefined || card.speakers.some(({ certainty }) => certainty !== 'guessed')) return card.speakers;
  const glued = first.family + first.given;
  const at = card.raw.indexOf(glued);
  if (at < 0) return card.speakers;
  const { names, certainty } = splitGluedNames(card.raw.slice(at), (name) => people.isKnown(personKey(name)));
  if (certainty !== 'stated') return card.speakers;
  return names.map(({ given, family }) => ({ given, family, affiliation: null, role: null, certainty }));
}
