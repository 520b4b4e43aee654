import { Failure } from '../../contract/failure.ts';
import { shiftedMs } from '../../domain/sound/clockShift.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { sameRecording } from '../media/attachMedia.ts';
import { inSoundThread } from '../sound/inSoundThread.ts';
import type { TalkMedia } from '../store/mediaStore.ts';
import type { JobControl } from './jobRegistry.ts';

/** What loudness is compared in. */
const STEP_MS = 10;

/**
 * Finds by its sound where a recording begins beside another one of its talk, and puts it there. Where their clocks run
 * at different speeds they agree in the middle. Refused with `media.noShift` where the two do not go together.
 */
export async function findOffset(
  { store, announce, windowSound }: LibraryContext,
  { talk, media }: TalkMedia,
  control: JobControl,
): Promise<void> {
  const all = store.media.listOf(talk);
  const same = new Set(sameRecording(all, media).map(({ id }) => id));
  const reference = all.find(({ id, isPresent }) => isPresent && !same.has(id));
  if (reference === undefined) throw new Failure('media.noShift', media.name);
  const shift = await inSoundThread({ kind: 'shift', source: reference, other: media }, control, windowSound);
  if (control.signal.aborted) return;
  if (shift === null || !shift.isSure) throw new Failure('media.noShift', media.name);
  const middleMs = Math.round(media.durationMs / 2);
  // The other one may have been moved meanwhile.
  const beginsMs = store.media.withId(reference.id)?.offsetMs ?? reference.offsetMs;
  const found = beginsMs + shiftedMs(middleMs, shift) - middleMs;
  const offsetMs = STEP_MS * Math.round(found / STEP_MS);
  store.transaction(() => {
    // Converted meanwhile: it lies at the same place.
    const placed = sameRecording(store.media.listOf(talk), media);
    store.media.setOffset(
      placed.map(({ id }) => id),
      offsetMs,
    );
  });
  announce('talks.changed', { talkIds: [store.talks.idOf(talk)] });
}
