import type { Connection } from '../src/contract/connect.ts';
import { Failure } from '../src/contract/failure.ts';
import type { Call } from '../src/contract/methods.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import type { TemporaryLibrary } from '../src/library/temporaryLibrary.ts';

/** What a case of the contract suite works with. */
export interface World {
  readonly call: Call;
  readonly connection: Connection;
  readonly temporary: TemporaryLibrary;
  /** The talk of the sample, imported. */
  readonly talkId: TalkId;
  /** A folder for what a case writes. */
  readonly folder: string;
}

export const unknownTalk = 'no-such-talk' as TalkId;

/** The code of the failure that a call was refused with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const reason: unknown = await promise.catch((error: unknown) => error);
  return reason instanceof Failure ? reason.code : `no failure: ${JSON.stringify(reason)}`;
}
