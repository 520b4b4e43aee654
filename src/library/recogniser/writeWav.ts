import { open } from 'node:fs/promises';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
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
  await file.write(headerOf(0));
  for await (const block of blocks) {
    const bytes = Buffer.alloc(block.length * SAMPLE_BYTES);
    for (const [index, sample] of block.entries()) {
      bytes.writeInt16LE(Math.round(LOUDEST * Math.max(-1, Math.min(1, sample))), index * SAMPLE_BYTES);
    }
    await file.appendFile(bytes);
    samples += block.length;
    await onWritten((1_000 * samples) / SOUND_RATE);
  }
  await file.write(headerOf(samples), 0, HEADER_BYTES, 0);
}

function headerOf(samples: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(HEADER_BYTES - 8 + samples * SAMPLE_BYTES, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  // PCM, one channel.
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SOUND_RATE, 24);
  bytes.writeUInt32LE(SOUND_RATE * SAMPLE_BYTES, 28);
  bytes.writeUInt16LE(SAMPLE_BYTES, 32);
  bytes.writeUInt16LE(8 * SAMPLE_BYTES, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples * SAMPLE_BYTES, 40);
  return bytes;
}
