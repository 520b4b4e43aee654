import { WAV_SAMPLE_BYTES, wavHeader } from '../src/domain/sound/wavHeader.ts';
import { SOUND_RATE } from '../src/domain/sound/waveform.ts';

/** A WAV file of so many seconds of silence. */
export function silentWav(seconds: number): Buffer {
  const samples = seconds * SOUND_RATE;
  return Buffer.concat([wavHeader(samples, SOUND_RATE), Buffer.alloc(samples * WAV_SAMPLE_BYTES)]);
}
