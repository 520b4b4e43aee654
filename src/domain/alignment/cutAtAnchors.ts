import type { Stretch } from './stretchPieces.ts';
import type { PlannedSentence } from './planSentences.ts';
import { FRAME_MS } from './spectrogramBuilder.ts';

/** The known time of a word: the alignment keeps it, and what is on one side of it stays there. */
export interface Anchor {
  /** Number of the token in the whole text. */
  readonly token: number;
  readonly startMs: number;
  /** Whether it tells nothing of whose text it is: one does where nobody says so. */
  readonly isNoProof?: boolean;
}

/** A stretch, and where its sentences are in the text. */
export interface PlannedStretch extends Stretch {
  readonly firstToken: number;
  readonly parts: readonly { readonly sentence: number; readonly from: number; readonly to: number }[];
}

/**
 * Between two anchors there is a piece of the recording with its piece of the text. Throws `RangeError` when anchors are
 * out of order, or outside the text or the recording of so many frames.
 */
export function cutAtAnchors(
  plan: readonly PlannedSentence[],
  anchors: readonly Anchor[],
  frames: number,
): PlannedStretch[] {
  const tokens = plan.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  checkAnchors(anchors, { tokens, frames });
  const cuts = [{ token: 0, frame: 0 }];
  for (const { token, startMs } of anchors)
    cuts.push({ token, frame: Math.min(frames, Math.round(startMs / FRAME_MS)) });
  return cuts
    .map(({ token, frame }, index): PlannedStretch => {
      const end = cuts[index + 1] ?? { token: tokens, frame: frames };
      const parts = plan.flatMap(({ firstToken, tokens: own }, sentence) => {
        const from = Math.max(token, firstToken);
        const to = Math.min(end.token, firstToken + own.length);
        return from < to ? [{ sentence, from, to }] : [];
      });
      const sentences = parts.map(({ sentence, from, to }) => {
        const { sounds, firstToken } = plan[sentence]!;
        return sounds.slice(from - firstToken, to - firstToken);
      });
      return { firstFrame: frame, endFrame: end.frame, sentences, firstToken: token, parts };
    })
    .filter(({ firstFrame, endFrame }) => endFrame > firstFrame);
}

function checkAnchors(
  anchors: readonly Anchor[],
  { tokens, frames }: { readonly tokens: number; readonly frames: number },
): void {
  for (const [index, { token, startMs }] of anchors.entries()) {
    const before = anchors[index - 1];
    const isOutside = token < 0 || token >= tokens || startMs < 0 || startMs > frames * FRAME_MS;
    const isBackwards = before !== undefined && (token <= before.token || startMs < before.startMs);
    if (isOutside || isBackwards) throw new RangeError(`anchor ${index} is out of order`);
  }
}
