import { PageSound } from './PageSound.ts';
import { feedBlocks, feedFailure, type FeedReply, type FeedRequest } from './soundFeed.ts';

/** Decodes one recording off the window's thread. The first message asks; each one after it lets one more block go. */
let goOn = (): void => undefined;

addEventListener('message', ({ data }: MessageEvent<FeedRequest | null>) => {
  if (data === null) goOn();
  else void feed(data);
});

async function feed(request: FeedRequest): Promise<void> {
  // The next block is decoded while the one before is on its way.
  let passed = Promise.resolve();
  try {
    for await (const block of feedBlocks((url) => PageSound.open(url), request)) {
      await passed;
      passed = new Promise((resolve) => (goOn = resolve));
      tell(block);
    }
  } catch (error) {
    await passed;
    tell({ failed: feedFailure(error) });
  }
}

function tell(reply: FeedReply): void {
  // A worker takes no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  postMessage(reply);
}
