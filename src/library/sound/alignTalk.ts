import { proposalOf, type AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import { alignTranscript } from '../../domain/alignment/alignTranscript.ts';
import { SpectrogramBuilder, type MelSpectrogram } from '../../domain/alignment/spectrogramBuilder.ts';
import { SOUND_RATE } from '../../domain/sound/waveform.ts';
import { decodeSound } from './decodeSound.ts';
import { inTurns } from './inTurns.ts';
import type { AlignTask, SoundControl } from './soundTask.ts';

/** How much of the work is to decode the sound; the rest is to align. */
const DECODING_SHARE = 0.2;

/** Aligns a talk's transcript with its recording; `null` when it was cancelled. */
export async function alignTalk(
  { source, request }: AlignTask,
  control: SoundControl,
): Promise<AlignmentProposal | null> {
  const { durationMs } = source;
  const tell = (share: number): void => control.progress(Math.round(share * durationMs));
  const sound = await hear(source.path, control, (ms) => tell(DECODING_SHARE * Math.min(1, ms / durationMs)));
  if (sound === null) return null;
  const work = alignTranscript({ ...request, sound });
  const aligned = await inTurns(work, control, (share) => tell(DECODING_SHARE + (1 - DECODING_SHARE) * share));
  return aligned === null ? null : proposalOf(request.transcript, aligned, request.language);
}

async function hear(
  path: string,
  { signal, turn }: SoundControl,
  onHeard: (ms: number) => void,
): Promise<MelSpectrogram | null> {
  const builder = new SpectrogramBuilder();
  let samples = 0;
  for await (const block of decodeSound(path, signal)) {
    builder.push(block);
    samples += block.length;
    onHeard((1_000 * samples) / SOUND_RATE);
    await turn();
  }
  return signal.aborted ? null : builder.finish();
}
