import type { Speaker } from '../../contract/schemas.ts';
import { EMPTY_NOTICE, type Notice, type NoticeSpeaker, type RelatedTalk } from '../../domain/notices/notice.ts';
import { respelledName } from '../../domain/people/matchPeople.ts';
import type { SpeakerId } from '../../domain/transcript/transcript.ts';
import { newId } from '../newId.ts';
import type { TalkRecord } from '../store/talkRecord.ts';
import { personKey } from './identityKeys.ts';

/** The fields that hold one value or nothing. */
export const SINGLE_FIELDS = [
  'subtitle',
  'kind',
  'recordedOn',
  'publishedOn',
  'durationMs',
  'language',
  'place',
  'collection',
  'publisher',
  'rights',
  'licenceUrl',
  'mediaUrl',
] as const satisfies (keyof TalkRecord & keyof Notice)[];
/** The fields that hold a list, of which nothing refers to an item. */
export const LIST_FIELDS = ['disciplines', 'keywords', 'documents', 'levels', 'chapters'] as const;

/** A new talk as its notice describes it. */
export function recordOfNotice(notice: Notice): TalkRecord {
  const { speakers, related: _related, transcript: _transcript, ...fields } = notice;
  return {
    ...fields,
    disciplines: [...notice.disciplines],
    keywords: [...notice.keywords],
    identifiers: [...notice.identifiers],
    state: isBare(notice) ? 'stub' : 'toCorrect',
    isTitleCut: false,
    isAbstractCut: false,
    speakers: speakers.map(newSpeaker),
  };
}

/** A stub of a talk that is known from a card only. */
export function recordOfCard(card: RelatedTalk): TalkRecord {
  const { title, abstract, speakers } = card;
  return {
    ...recordOfNotice({ ...EMPTY_NOTICE, title, abstract, speakers }),
    state: 'stub',
    isTitleCut: card.titleTruncated,
    isAbstractCut: card.abstractTruncated,
  };
}

/** Whether a notice says nothing but a title: such a talk is only a stub. */
export function isBare(notice: Notice): boolean {
  const { abstract, transcript, speakers, identifiers, related, chapters, documents } = notice;
  const lists = [speakers, identifiers, related, chapters, documents, notice.disciplines, notice.keywords];
  return (
    abstract === null &&
    transcript === null &&
    lists.every((list) => list.length === 0) &&
    SINGLE_FIELDS.every((field) => field === 'kind' || notice[field] === null)
  );
}

/** What another card adds to a stub: a whole title for a cut one, an abstract, the speakers. */
export function fillFromCard(stub: TalkRecord, card: RelatedTalk): Partial<TalkRecord> {
  const isLonger = card.titleTruncated ? card.title.length > stub.title.length : true;
  return {
    ...(stub.isTitleCut && isLonger ? { title: card.title, isTitleCut: card.titleTruncated } : {}),
    ...(stub.abstract === null && card.abstract !== null
      ? { abstract: card.abstract, isAbstractCut: card.abstractTruncated }
      : {}),
    ...filledSpeakers(stub.speakers, card.speakers),
  };
}

/**
 * What speakers that a source names add to those of a talk: all where there are none, else affiliations, roles and, with
 * `respells`, better spellings of names that no editor has confirmed.
 */
export function filledSpeakers(
  known: readonly Speaker[],
  said: readonly NoticeSpeaker[],
  respells = false,
): { speakers?: Speaker[] } {
  if (known.length === 0) return said.length === 0 ? {} : { speakers: said.map(newSpeaker) };
  const byKey = new Map(said.map((speaker) => [personKey(speaker), speaker]));
  let isFilled = false;
  const speakers = known.map((speaker) => {
    const better = byKey.get(personKey(speaker));
    const filled = better === undefined ? speaker : filledSpeaker(speaker, better, respells);
    isFilled ||= filled !== speaker;
    return filled;
  });
  return isFilled ? { speakers } : {};
}

function filledSpeaker(speaker: Speaker, better: NoticeSpeaker, respells: boolean): Speaker {
  const affiliation = speaker.affiliation ?? better.affiliation;
  const role = speaker.role ?? better.role;
  const isOpen = respells && speaker.certainty !== 'confirmed';
  const { given, family } = (isOpen ? respelledName(speaker, better) : null) ?? speaker;
  const isNamedSo = given === speaker.given && family === speaker.family;
  if (isNamedSo && affiliation === speaker.affiliation && role === speaker.role) return speaker;
  return { ...speaker, given, family, affiliation, role };
}

/** A speaker as a talk keeps them. */
export function newSpeaker(speaker: NoticeSpeaker): Speaker {
  const { given, family, affiliation, role, certainty } = speaker;
  return { id: newId<SpeakerId>(), given, family, affiliation, role, certainty };
}
