import type { Speaker } from '../../contract/schemas.ts';
import type { TimedParagraph } from '../../domain/formats/lutrinJson.ts';
import { parsePersonName } from '../../domain/notices/personName.ts';
import { checkTranscript } from '../../domain/transcript/checkTranscript.ts';
import {
  newParagraph,
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
 * does not know becomes a proposed speaker: who said what is never lost. Times that break the invariants of a
 * transcript are left out, the text never is.
 */
export function adoptParagraphs(timed: readonly TimedParagraph[], known: readonly Speaker[]): AdoptedParagraphs {
  const speakers = [...known];
  const byKey = new Map(known.map((speaker) => [personKey(speaker), speaker.id]));
  const speakerIdOf = (name: string | null): SpeakerId | null => {
    const person = name === null || name.trim() === '' ? null : (parsePersonName(name) ?? { given: '', family: name });
    if (person === null) return null;
    const key = personKey(person);
    const id = byKey.get(key) ?? newId<SpeakerId>();
    if (!byKey.has(key)) {
      byKey.set(key, id);
      speakers.push({ id, ...person, affiliation: null, role: null, certainty: 'proposed' });
    }
    return id;
  };
  let anchor = 0;
  const paragraphs = timed.map((source) => {
    const words = source.words.map(([startMs, endMs]): WordTime => [startMs, endMs, anchor++]);
    const { kind, startMs, endMs, text } = source;
    const speakerId = speakerIdOf(source.speaker);
    return soundParagraph(newParagraph(newId<ParagraphId>(), text, { kind, speakerId, startMs, endMs, words }));
  });
  return { paragraphs, speakers };
}

function soundParagraph(paragraph: Paragraph): Paragraph {
  const attempts = [paragraph, { ...paragraph, words: [] }];
  const untimed = { ...paragraph, words: [], startMs: null, endMs: null };
  return attempts.find((attempt) => checkTranscript([attempt]).length === 0) ?? untimed;
}
