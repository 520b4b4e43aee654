import { LIMITS, type Speaker } from '../../contract/schemas.ts';
import type { TimedParagraph } from '../../domain/formats/lutrinJson.ts';
import { parsePersonName } from '../../domain/notices/personName.ts';
import { isRoleLabel } from '../../domain/notices/roleLabels.ts';
import { checkStructure } from '../../domain/transcript/checkTranscript.ts';
import {
  newParagraph,
  startByHandOf,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type WordTime,
} from '../../domain/transcript/transcript.ts';
import { newId } from '../newId.ts';
import { personKey } from './identityKeys.ts';

/** The paragraphs of a source as a talk keeps them, and all its speakers: those it had, and those only named here. */
export interface AdoptedParagraphs {
  readonly paragraphs: readonly Paragraph[];
  readonly speakers: readonly Speaker[];
}

/**
 * Gives paragraphs of a source their ids, and matches the names in them to a talk's speakers. A name that the talk
 * does not know becomes a proposed speaker, and a word for whoever speaks (`Locuteur 2`) a stated one, as long as the talk may have one more: who said what is lost only of a
 * file that names each subtitle. Times are taken as they are, sound or not; word times that are not as many as the
 * words are left out. Anchors count on from `firstAnchor`.
 */
export function adoptParagraphs(
  timed: readonly TimedParagraph[],
  known: readonly Speaker[],
  firstAnchor = 0,
): AdoptedParagraphs {
  const speakers = [...known];
  const byKey = new Map(known.map((speaker) => [personKey(speaker), speaker.id]));
  const speakerIdOf = (name: string | null): SpeakerId | null => {
    if (name === null || name.trim() === '') return null;
    const isRole = isRoleLabel(name);
    const person = (isRole ? null : parsePersonName(name)) ?? { given: '', family: name.trim() };
    const key = personKey(person);
    const knownId = byKey.get(key);
    if (knownId !== undefined) return knownId;
    if (speakers.length >= LIMITS.speakers) return null;
    const id = newId<SpeakerId>();
    byKey.set(key, id);
    speakers.push({ id, ...person, affiliation: null, role: null, certainty: isRole ? 'stated' : 'proposed' });
    return id;
  };
  let next = firstAnchor;
  const paragraphs = timed.map((source) => {
    const words = source.words.map(([startMs, endMs, anchor]): WordTime => {
      if (anchor === undefined) return [startMs, endMs, next++];
      return [startMs, endMs, anchor < 0 ? anchor : firstAnchor + anchor];
    });
    const { kind, startMs, endMs, text, isStartByHand = false, review = 'untouched', marks = [] } = source;
    const speakerId = speakerIdOf(source.speaker);
    const paragraph = newParagraph(newId<ParagraphId>(), text, {
      kind,
      speakerId,
      startMs,
      endMs,
      words,
      isStartByHand: startByHandOf({ isStartByHand, startMs, words }) !== null,
      review,
      marks,
    });
    return checkStructure([paragraph]).length === 0 ? paragraph : { ...paragraph, words: [] };
  });
  return { paragraphs, speakers };
}
