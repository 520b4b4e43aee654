import { detectSpeech } from '../../domain/alignment/detectSpeech.ts';
import type { FoundShift } from '../../domain/sound/clockShift.ts';
import { findLevelShift } from '../../domain/sound/findLevelShift.ts';
import { hear } from './alignTalk.ts';
import { inTurns } from './inTurns.ts';
import type { SoundControl } from './soundTask.ts';

/**
 * How the clock of another recording of the same lecture (another microphone, another cut) becomes that of this one, by
 * how loud both are. `null` when nothing stands out, or it was cancelled. Refused with what `decodeSound` refuses.
 */
export async function findRecordingShift(
  ownPath: string,
  otherPath: string,
  control: SoundControl,
): Promise<FoundShift | null> {
  const own = await loudness(ownPath, control);
  const other = own === null ? null : await loudness(otherPath, control);
  return own === null || other === null ? null : inTurns(findLevelShift(own, other), control);
}

async function loudness(path: string, control: SoundControl): Promise<Float32Array | null> {
  const sound = await hear(path, control, () => {});
  if (sound === null) return null;
  const detected = await inTurns(detectSpeech(sound, null), control);
  return detected === null ? null : detected.excess;
}
