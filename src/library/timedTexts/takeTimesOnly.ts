import { basename } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { takeTimes, type TakenTimes } from '../../domain/transcript/takeTimes.ts';
import { makeRevision } from '../revisions/makeRevision.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { sourceOfTimes } from './sourceOfTimes.ts';
import { nextAnchor, takeAnchors } from './takeAnchors.ts';
import { endOfRecording } from './endOfRecording.ts';
import { keepSource, type Taking } from './takeTimedText.ts';

/**
 * Makes a talk's own text with the times of a timed text ready to be saved; see `takeTimes`. The text before is kept as
 * a revision. How sure the recogniser was of its words says nothing of corrected ones, and is left out. Refused with
 * `timedText.unlike` when the two have no words in common. Belongs inside a transaction.
 */
export function takeTimesOnly(store: LibraryStore, talk: TalkNumber, taking: Taking): TakenTimes {
  const { file, path, now } = taking;
  const stored = store.transcripts.read(talk);
  const firstAnchor = nextAnchor(store, talk, stored);
  const source = sourceOfTimes(file.text, firstAnchor);
  const taken = takeTimes(stored, source, endOfRecording(store, talk));
  if (taken.matchedCount === 0) throw new Failure('timedText.unlike', basename(path));
  makeRevision(store, talk, { kind: 'replace', note: basename(path), now });
  takeAnchors(store, talk, { paragraphs: source, firstAnchor, sureness: [] });
  keepSource(store, talk, taking);
  return taken;
}
