import type { Connection } from '../../../contract/connect.ts';
import type { SpeechRange } from '../../../domain/alignment/detectSpeech.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';

/**
 * Asks when someone speaks in a talk's recording, and again at the end of the job that finds it out, if there is one.
 * Where that cannot be known the strip is not shaded, and nothing is said: the waveform tells why. Returns a function
 * that stops.
 */
export function askForSpeech(
  connection: Connection,
  talkId: TalkId,
  onSpeech: (speech: readonly SpeechRange[]) => void,
): () => void {
  let jobId: string | null = null;
  let isStopped = false;
  const ask = async (): Promise<void> => {
    const { ranges, job } = await connection.call('sound.speech', { talkId, reads: true });
    if (isStopped) return;
    jobId = job?.id ?? null;
    if (ranges !== null) onSpeech(ranges);
  };
  const stop = connection.on('job.changed', ({ id, state }) => {
    if (id === jobId && state === 'done') void ask().catch(() => undefined);
  });
  void ask().catch(() => undefined);
  return () => {
    isStopped = true;
    stop();
  };
}
