/** The header of a WAV file in bytes; the samples follow it. */
export const WAV_HEADER_BYTES = 44;
/** What a sample takes in it. */
export const WAV_SAMPLE_BYTES = 2;

/**
 * The header of a WAV file of so many samples, 16 bit PCM, mono:
 * https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export function wavHeader(samples: number, samplesASecond: number): Uint8Array {
  const bytes = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const dataBytes = samples * WAV_SAMPLE_BYTES;
  const write = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index);
  };
  write(0, 'RIFF');
  view.setUint32(4, WAV_HEADER_BYTES - 8 + dataBytes, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesASecond, true);
  view.setUint32(28, samplesASecond * WAV_SAMPLE_BYTES, true);
  view.setUint16(32, WAV_SAMPLE_BYTES, true);
  view.setUint16(34, 8 * WAV_SAMPLE_BYTES, true);
  write(36, 'data');
  view.setUint32(40, dataBytes, true);
  return bytes;
}
