import { SpellChecker, type SpellingChannel } from './SpellChecker.ts';
import type { SpellingReply } from './spellingService.ts';

/** The spell checker of this window: talks share its dictionaries and what it has looked up. */
export const windowSpelling = new SpellChecker(openWorker);

function openWorker(): SpellingChannel {
  const worker = new Worker(new URL('./spellingWorker.ts', import.meta.url), { type: 'module', name: 'spelling' });
  return {
    // A worker takes no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (request) => worker.postMessage(request),
    listen(onReply, onFailure) {
      worker.addEventListener('message', ({ data }: MessageEvent<SpellingReply>) => onReply(data));
      worker.addEventListener('error', (event) => {
        worker.terminate();
        onFailure(new Error(event.message ?? 'the spelling worker ended'));
      });
    },
  };
}
