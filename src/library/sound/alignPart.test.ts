import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alignPart } from '../../domain/alignment/alignPart.ts';
import { alignTranscript } from '../../domain/alignment/alignTranscript.ts';
import { paragraphsToAlign } from '../../domain/alignment/paragraphsToAlign.ts';
import { planPart } from '../../domain/alignment/planPart.ts';
import {
  cutFrames,
  FRAME_MS,
  SpectrogramBuilder,
  type MelSpectrogram,
} from '../../domain/alignment/spectrogramBuilder.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import {
  ESTIMATED,
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type Transcript,
} from '../../domain/transcript/transcript.ts';
import { interpolate } from '../../domain/transcript/wordTimes.ts';
import { decodeSound } from './decodeSound.ts';

const demo = resolve(import.meta.dirname, '../../../resources/demo');

interface Demo {
  readonly paragraphs: readonly {
    readonly kind: 'paragraph' | 'heading';
    readonly text: string;
    readonly words?: readonly (readonly [number, number])[];
  }[];
}

async function listen(): Promise<MelSpectrogram> {
  const builder = new SpectrogramBuilder();
  for await (const block of decodeSound(join(demo, 'lecture.webm'), new AbortController().signal)) builder.push(block);
  return builder.finish();
}

function finish<T>(work: Generator<number, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

function at(errors: readonly number[], share: number): number {
  return errors[Math.floor(share * errors.length)]!;
}

/** The words of a paragraph shared out over its time, which is a little wrong. */
function estimated(paragraph: Paragraph): Paragraph {
  const range = { startMs: paragraph.startMs! + 400, endMs: paragraph.endMs! - 300 };
  return { ...paragraph, ...range, words: interpolate(tokensOf(paragraph.text), range, ESTIMATED) };
}

describe('alignPart', () => {
  it('times three paragraphs of the demonstration lecture as well as the alignment of the whole', async () => {
    const { paragraphs } = JSON.parse(await readFile(join(demo, 'transcript.json'), 'utf8')) as Demo;
    const text = paragraphs.map(({ kind, text: one }, index) =>
      newParagraph(String(index) as ParagraphId, one, { kind }),
    );
    const known = new Map(
      paragraphs.map(({ words = [] }, index) => [String(index), words.map(([startMs]) => startMs)]),
    );
    const sound = await listen();
    const errorsOf = (transcript: Transcript, asked: ReadonlySet<ParagraphId>): number[] =>
      transcript
        .filter(({ id }) => asked.has(id))
        .flatMap(({ id, words }) => words.map(([startMs], index) => Math.abs(startMs - known.get(id)![index]!)))
        .toSorted((a, b) => a - b);
    const whole = finish(alignTranscript({ sound, transcript: text, language: 'fr', firstAnchor: 0 }));
    const worn = whole.transcript.map((one) => (['2', '6', '9'].includes(one.id) ? estimated(one) : one));
    for (const model of [whole.model, null]) {
      const asked = new Set(paragraphsToAlign(worn));
      expect([...asked]).toEqual(['2', '6', '9']);
      const plan = planPart(worn, asked, { durationMs: sound.frames * FRAME_MS, hasModel: model !== null });
      const sounds = plan.ranges.map(({ startMs, endMs }) => cutFrames(sound, startMs / FRAME_MS, endMs / FRAME_MS));
      const found = finish(alignPart({ transcript: worn, asked, plan, sounds, model, language: 'fr', firstAnchor: 0 }));
      const [before, after] = [errorsOf(whole.transcript, asked), errorsOf(found.transcript, asked)];
      expect(after).toHaveLength(before.length);
      expect(at(after, 0.5)).toBeLessThanOrEqual(at(before, 0.5) + 2);
      expect(at(after, 0.95)).toBeLessThanOrEqual(at(before, 0.95) + 5);
      const others = (transcript: Transcript): Transcript => transcript.filter(({ id }) => !asked.has(id));
      expect(others(found.transcript)).toEqual(others(worn));
    }
  });
});
