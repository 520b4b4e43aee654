/** `48 kHz × 2`: the sample rate, and how many channels. No words, as the interface has several languages. */
export function audioDetail(sampleRate: number, channelCount: number): string {
  return `${sampleRate / 1_000} kHz × ${channelCount}`;
}
