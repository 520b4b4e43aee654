import { open } from 'node:fs/promises';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import { WAV_HEADER_BYTES, WAV_SAMPLE_BYTES, wavHeader } from '../../domain/sound/wavHeader.ts';

const LOUDEST = 32_767;

/**
 * Writes blocks of samples, -1 to 1, as a WAV file of 16 bit, mono at `SOUND_RATE`, which is what whisper.cpp reads.
 * `onWritten` is told the milliseconds after each block. Memory is that of one block.
 */
export async function writeWav(
  path: string,
  blocks: AsyncIterable<Float32Array>,
  onWritten: (ms: number) => Promise<void> | void,
): Promise<void> {
  await using file = await open(path, 'w');
  let samples = 0;
  await file.write(wavHeader(0, SOUND_RATE));
  for await (const block of blocks) {
    const bytes = Buffer.alloc(block.length * WAV_SAMPLE_BYTES);
    for (const [index, sample] of block.entries()) {
      bytes.writeInt16LE(Math.round(LOUDEST * Math.max(-1, Math.min(1, sample))), index * WAV_SAMPLE_BYTES);
    }
    await file.appendFile(bytes);
    samples += block.length;
    await onWritten((1_000 * samples) / SOUND_RATE);
  }
  await file.write(wavHeader(samples, SOUND_RATE), 0, WAV_HEADER_BYTES, 0);
}
