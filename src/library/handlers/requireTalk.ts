import { Failure } from '../../contract/failure.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

/** The talk with an id; refused with `talk.unknown`. */
export function requireTalk({ store }: LibraryContext, talkId: TalkId): TalkNumber {
  const talk = store.talks.numberOf(talkId);
  if (talk === undefined) throw new Failure('talk.unknown', talkId);
  return talk;
}
