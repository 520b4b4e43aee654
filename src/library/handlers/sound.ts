import { Failure } from '../../contract/failure.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { removeAtomicDrafts } from '../files/writeAtomically.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { requirePresent } from '../media/findLostMedia.ts';
import { inSoundThread } from '../sound/inSoundThread.ts';
import { speechPath } from '../sound/speechFile.ts';
import { speechOnTimeLine } from '../sound/speechOnTimeLine.ts';
import type { WindowSound } from '../sound/WindowSound.ts';
import { readPeaks, removeDraft, waveformPath } from '../sound/waveformFile.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

/** Pairs in one reply: half a megabyte. */
const PAIRS_A_REPLY = 256 * 1_024;

export function soundHandlers(context: LibraryContext): HandlersOf<'sound'> {
  const { store, jobs, soundFolder, windowSound } = context;
  /** The readings under way, by what is in the recording. */
  const readings = new Map<string, Job['id']>();

  const mediaOf = (talkId: TalkId): StoredMedia => {
    const media = store.media.of(requireTalk(context, talkId));
    if (media === undefined) throw new Failure('media.notFound', talkId);
    return media;
  };

  const begin = (talkId: TalkId, media: StoredMedia): void => {
    const { id } = jobs.start(
      'sound',
      async (control) => {
        try {
          await inSoundThread({ kind: 'read', source: media, soundFolder }, control, windowSound);
          if (control.signal.aborted) {
            await removeDraft(waveformPath(soundFolder, media.fingerprint));
            await removeAtomicDrafts(speechPath(soundFolder, media.fingerprint));
          }
        } finally {
          readings.delete(media.fingerprint);
        }
      },
      { talkId, mediaName: media.name },
    );
    readings.set(media.fingerprint, id);
  };

  /** What `look` finds of a recording, whose reading begins where it is not whole and nobody reads it. */
  const known = async <T extends { readonly isWhole: boolean }>(
    { talkId, reads }: { readonly talkId: TalkId; readonly reads: boolean },
    look: (media: StoredMedia) => Promise<T>,
  ): Promise<{ readonly found: T; readonly job: Job | null }> => {
    const media = mediaOf(talkId);
    let found = await look(media);
    if (reads && !found.isWhole && !readings.has(media.fingerprint)) {
      await requirePresent(media);
      // A reading may have ended, or been begun by another window, since the first look.
      found = await look(media);
      if (!found.isWhole && !readings.has(media.fingerprint)) begin(talkId, media);
    }
    const jobId = readings.get(media.fingerprint);
    return { found, job: found.isWhole || jobId === undefined ? null : jobs.get(jobId) };
  };

  const speechOf = async (media: StoredMedia) => {
    const ranges = await speechOnTimeLine(soundFolder, media);
    return { ranges, isWhole: ranges !== null };
  };

  return {
    async 'sound.peaks'({ talkId, from }) {
      const look = ({ fingerprint }: StoredMedia) =>
        readPeaks(waveformPath(soundFolder, fingerprint), from, PAIRS_A_REPLY);
      const { found, job } = await known({ talkId, reads: true }, look);
      return { peaks: found.peaks.toString('base64'), job };
    },
    async 'sound.speech'(request) {
      const { found, job } = await known(request, speechOf);
      return { ranges: found.ranges, job };
    },
    ...windowHandlers(windowSound),
  };
}

/** For the windows that decode where ffmpeg is missing. */
function windowHandlers(
  windowSound: WindowSound,
): Pick<HandlersOf<'sound'>, 'sound.offer' | 'sound.feed' | 'sound.giveUp'> {
  return {
    'sound.offer': ({ wantId }) => ({ isWanted: windowSound.offer(wantId) }),
    async 'sound.feed'(request) {
      await windowSound.feed(request);
      return {};
    },
    'sound.giveUp'(request) {
      windowSound.giveUp(request);
      return {};
    },
  };
}
