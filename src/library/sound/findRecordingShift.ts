import { detectSpeech } from '../../domain/alignment/detectSpeech.ts';
import type { FoundShift } from '../../domain/sound/clockShift.ts';
import { findLevelShift } from '../../domain/sound/findLevelShift.ts';
import { hear } from './hear.ts';
import { inTurns } from './inTurns.ts';
import { recordingSound } from './recordingSound.ts';
import type { ShiftTask, SoundSource, ThreadControl } from './soundTask.ts';

/**
 * How the clock of another recording of the same lecture (another microphone, another cut) becomes that of this one, by
 * how loud both are. `null` when nothing stands out, or it was cancelled. Refused with what `recordingSound` refuses.
 */
export async function findRecordingShift(
  { source, other }: ShiftTask,
  control: ThreadControl,
): Promise<FoundShift | null> {
  // Each is half of the work; progress counts the first.
  const half = (fromMs: number) => (heardMs: number) => control.progress(Math.round(fromMs + heardMs / 2));
  const own = await loudness(source, control, half(0));
  const others = own === null ? null : await loudness(other, control, half(source.durationMs / 2));
  return own === null || others === null ? null : inTurns(findLevelShift(own, others), control);
}

async function loudness(
  source: SoundSource,
  control: ThreadControl,
  onHeard: (ms: number) => void,
): Promise<Float32Array | null> {
  const sound = await hear(recordingSound(source, control), control, onHeard);
  if (sound === null) return null;
  const detected = await inTurns(detectSpeech(sound, null), control);
  return detected === null ? null : detected.excess;
}
