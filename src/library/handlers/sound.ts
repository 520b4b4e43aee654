import { Failure } from '../../contract/failure.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { readSound } from '../jobs/readSound.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { isMediaPresent } from '../media/findLostMedia.ts';
import { readPeaks, waveformPath } from '../media/waveformFile.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

/** Pairs in one reply: half a megabyte. */
const PAIRS_A_REPLY = 256 * 1_024;

export function soundHandlers(context: LibraryContext): HandlersOf<'sound'> {
  const { store, jobs, soundFolder } = context;
  /** The readings under way, by what is in the recording. */
  const readings = new Map<string, Job['id']>();

  const begin = (talkId: TalkId, media: StoredMedia): void => {
    const { id } = jobs.start(
      'sound',
      async (control) => {
        try {
          await readSound(soundFolder, media, control);
        } finally {
          readings.delete(media.fingerprint);
        }
      },
      talkId,
    );
    readings.set(media.fingerprint, id);
  };

  return {
    async 'sound.peaks'({ talkId, from }) {
      const media = store.media.of(requireTalk(context, talkId));
      if (media === undefined) throw new Failure('media.notFound', talkId);
      const read = () => readPeaks(waveformPath(soundFolder, media.fingerprint), from, PAIRS_A_REPLY);
      let known = await read();
      if (!known.isWhole && !readings.has(media.fingerprint)) {
        if (!(await isMediaPresent(media.path))) throw new Failure('media.notFound', media.path);
        // A reading may have ended, or been begun by another window, since the first look.
        known = await read();
        if (!known.isWhole && !readings.has(media.fingerprint)) begin(talkId, media);
      }
      const job = known.isWhole ? null : jobs.get(readings.get(media.fingerprint)!);
      return { peaks: known.peaks.toString('base64'), job };
    },
  };
}
