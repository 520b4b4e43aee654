import { useEffect } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { useHost } from '../host/HostContext.ts';

/** Tells the player when someone speaks, once the sound has been read: after a pause it goes on where a phrase begins. */
export function useSpeech({ id: talkId, media }: Talk, transport: MediaTransport): void {
  const { connection } = useHost();
  const mediaId = media?.id ?? null;
  // It is told on the time line of the talk.
  const offsetMs = media?.offsetMs ?? 0;
  useEffect(() => {
    if (mediaId === null) return undefined;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const { ranges } = await connection.call('sound.speech', { talkId, reads: false });
      if (isCurrent && ranges !== null) transport.setSpeech(ranges);
    };
    // Without it the player goes back by the clock.
    const askIfPossible = (): void => void ask().catch(() => undefined);
    askIfPossible();
    const stop = connection.on('job.changed', ({ kind, state, talkId: of }) => {
      if (kind === 'sound' && state === 'done' && of === talkId) askIfPossible();
    });
    return () => {
      isCurrent = false;
      stop();
      transport.setSpeech([]);
    };
  }, [connection, talkId, mediaId, offsetMs, transport]);
}
