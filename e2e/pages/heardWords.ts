import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';

/** One frame of the window while the sound plays. */
export interface HeardFrame {
  /** The clock of the recording at the frame, in milliseconds. */
  readonly timeMs: number;
  /** The time of the picture that is seen, in milliseconds; infinite before it is told. */
  readonly shownMs: number;
  /** What is marked as heard: the place of the paragraph in the text, and how many characters are before the word. */
  readonly marked: { readonly paragraph: number; readonly offset: number; readonly text: string } | null;
}

/** Looks at `count` frames in a row: what the clock says, and which word is marked. */
export function sampleFrames(page: Page, count: number): Promise<HeardFrame[]> {
  return page.evaluate(async (frames) => {
    const video = document.querySelector('video')!;
    // It runs in the window, where nothing of this file is.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const marked = (): HeardFrame['marked'] => {
      const names = ['heard-word', 'heard-estimate'];
      const [range] = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
      const block = range?.startContainer.parentElement?.closest('[data-paragraph]');
      if (range === undefined || block == null) return null;
      const before = new Range();
      before.setStart(block.querySelector('p, h2')!, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const paragraph = [...document.querySelectorAll('[data-paragraph]')].indexOf(block);
      return { paragraph, offset: before.toString().length, text: String(range) };
    };
    const samples: HeardFrame[] = [];
    let shownMs = Infinity;
    const onPicture = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      shownMs = 1_000 * mediaTime;
      video.requestVideoFrameCallback(onPicture);
    };
    video.requestVideoFrameCallback(onPicture);
    for (let frame = 0; frame < frames; frame++) {
      await new Promise(requestAnimationFrame);
      samples.push({ timeMs: 1_000 * video.currentTime, shownMs, marked: marked() });
    }
    return samples;
  }, count);
}

/** How many frames in a row the sound was behind a time at most, in seconds: a loop ends at the frame that sees its end. */
export function framesBehind(endS: number, frames: readonly HeardFrame[]): number {
  let [most, now] = [0, 0];
  for (const { timeMs } of frames) {
    now = timeMs > 1_000 * endS ? now + 1 : 0;
    most = Math.max(most, now);
  }
  return most;
}

interface DemoWord {
  readonly paragraph: number;
  readonly offset: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The words of the demonstration lecture with the times it was spoken at, as its file has them. */
export function demoWords(): DemoWord[] {
  const file = resolve(import.meta.dirname, '../../resources/demo/transcript.json');
  const { paragraphs } = JSON.parse(readFileSync(file, 'utf8')) as {
    paragraphs: { text: string; words?: [number, number][] }[];
  };
  return paragraphs.flatMap(({ text, words }, paragraph) => {
    const tokens = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)];
    return (words ?? []).map(([startMs, endMs], index) => {
      const { 0: word, index: offset } = tokens[index]!;
      return { paragraph, offset, text: word, startMs, endMs };
    });
  });
}

/** The words that were being spoken, or were the last to be, at some moment between two times. */
export function spokenBetween(words: readonly DemoWord[], fromMs: number, toMs: number): DemoWord[] {
  const first = words.findLastIndex(({ startMs }) => startMs <= fromMs);
  return words.filter(({ startMs }, index) => index >= first && startMs <= toMs);
}
