import { Failure } from '../../contract/failure.ts';
import type { EventPayload, Request } from '../../contract/methods.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import type { PageSound } from './PageSound.ts';

/** What a worker is asked to decode; `endMs` of `null` is the end of the recording. */
export interface FeedRequest extends Pick<EventPayload<'sound.wanted'>, 'startMs' | 'endMs'> {
  readonly url: string;
}

/** A stretch of sound, as `sound.feed` takes it. */
export type FeedBlock = Omit<Request<'sound.feed'>, 'wantId'>;

/** A stretch, or why there is no more. */
export type FeedReply = FeedBlock | { readonly failed: Request<'sound.giveUp'>['code'] };

/** Two seconds: few enough messages for three hours, and soon cancelled. */
const BLOCK_SAMPLES = 2 * SOUND_RATE;
/** As `String.fromCharCode` takes at once in every browser. */
const CHARACTERS_AT_ONCE = 16_384;

/**
 * The sound of a recording in stretches of two seconds, the last of which may be empty. What the recording leaves out
 * is left out here too: a stretch then begins later than the one before ended. Refused with what `PageSound` refuses.
 */
export async function* feedBlocks(
  open: (url: string) => Promise<Pick<PageSound, 'blocks' | 'dispose'>>,
  { url, startMs, endMs }: FeedRequest,
): AsyncGenerator<FeedBlock> {
  const sound = await open(url);
  const stretch = new Int16Array(BLOCK_SAMPLES);
  let at = 0;
  let length = 0;
  const taken = (isLast: boolean): FeedBlock => {
    const block = { at, samples: base64Of(stretch.subarray(0, length)), isLast };
    at += length;
    length = 0;
    return block;
  };
  try {
    for await (const block of sound.blocks(startMs, endMs ?? Infinity)) {
      if (block.at !== at + length && length > 0) yield taken(false);
      if (length === 0) at = block.at;
      for (let done = 0; done < block.samples.length;) {
        const samples = block.samples.subarray(done, done + BLOCK_SAMPLES - length);
        write(samples, stretch, length);
        length += samples.length;
        done += samples.length;
        if (length === BLOCK_SAMPLES) yield taken(false);
      }
    }
    yield taken(true);
  } finally {
    sound.dispose();
  }
}

/** The code that the library is told when the sound cannot be decoded. */
export function feedFailure(error: unknown): Request<'sound.giveUp'>['code'] {
  const code = error instanceof Failure ? error.code : 'internal';
  return code === 'media.noSound' || code === 'media.notFound' ? code : 'media.undecodable';
}

/** Samples of -1 to 1 as 16 bits; what is louder counts as full scale. */
function write(samples: Float32Array, target: Int16Array, from: number): void {
  for (let index = 0; index < samples.length; index++) {
    target[from + index] = Math.max(-32_768, Math.min(32_767, Math.round(32_768 * samples[index]!)));
  }
}

/** The least byte comes first, whatever the machine. */
function base64Of(samples: Int16Array): string {
  const bytes = new Uint8Array(2 * samples.length);
  const view = new DataView(bytes.buffer);
  for (const [index, sample] of samples.entries()) view.setInt16(2 * index, sample, true);
  let characters = '';
  for (let from = 0; from < bytes.length; from += CHARACTERS_AT_ONCE) {
    characters += String.fromCharCode(...bytes.subarray(from, from + CHARACTERS_AT_ONCE));
  }
  return btoa(characters);
}
