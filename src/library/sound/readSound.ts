import { speechRangesInSteps } from '../../domain/alignment/detectSpeech.ts';
import { SpectrogramBuilder } from '../../domain/alignment/spectrogramBuilder.ts';
import { PeakTaker, SOUND_RATE } from '../../domain/sound/waveform.ts';
import { inTurns } from './inTurns.ts';
import { recordingSound } from './recordingSound.ts';
import type { ReadTask, ThreadControl } from './soundTask.ts';
import { speechPath, writeSpeech } from './speechFile.ts';
import { waveformPath, writeWaveform } from './waveformFile.ts';

/**
 * Reads the sound of a recording once, and keeps its waveform and where someone speaks. Cancelled, it leaves nothing
 * behind; ended from outside it may leave the draft of its waveform, or of its speech, which `removeDraft` and
 * `removeAtomicDrafts` take away. The waveform is whole last: what has it has the speech too.
 */
export async function readSound({ source, soundFolder }: ReadTask, control: ThreadControl): Promise<void> {
  const { signal, turn, progress } = control;
  const { fingerprint } = source;
  await using file = await writeWaveform(waveformPath(soundFolder, fingerprint));
  const taker = new PeakTaker();
  const builder = new SpectrogramBuilder();
  let samples = 0;
  for await (const block of recordingSound(source, control)) {
    await file.add(taker.push(block));
    builder.push(block);
    samples += block.length;
    progress(Math.round((samples / SOUND_RATE) * 1_000));
    await turn();
  }
  if (signal.aborted) return;
  await file.add(taker.finish());
  const speech = await inTurns(speechRangesInSteps(builder.finish()), control);
  if (speech === null) return;
  await writeSpeech(speechPath(soundFolder, fingerprint), speech);
  await file.finish();
}
