import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newParagraph, type ParagraphId, type Transcript } from '../../../domain/transcript/transcript.ts';
import { applyChange } from '../../../domain/transcript/transcriptChange.ts';
import { Autosave } from './Autosave.ts';

/** What a crash may cost, in milliseconds. */
const LOST_MS = 1_000;
const TICK_MS = 50;

function text(keys: number): Transcript {
  return [newParagraph('p' as ParagraphId, 'x'.repeat(keys))];
}

/** An editor whose saves are durable, and acknowledged, so many milliseconds after they were asked for. */
function openTyped(durations: readonly number[]) {
  const typedAt: number[] = [];
  let durable = text(0);
  let version = 1;
  const autosave = new Autosave({
    version,
    transcript: durable,
    current: () => text(typedAt.length),
    store: async (_baseVersion, change) => {
      await new Promise((resolve) => setTimeout(resolve, durations[version % durations.length]));
      const applied = applyChange(durable, change);
      if (applied.ok) durable = applied.transcript;
      return ++version;
    },
    reload: () => Promise.resolve({ version, transcript: durable }),
    untilAdoptable: () => Promise.resolve(),
    adopt: () => undefined,
    onState: () => undefined,
  });
  return {
    type(): void {
      typedAt.push(performance.now());
      autosave.changed();
    },
    /** How old the oldest key is that a crash would cost now. */
    unsavedMs: (): number => performance.now() - (typedAt[durable[0]!.text.length] ?? performance.now()),
  };
}

describe('text that a crash would cost', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('is never older than a second, however it is typed and however long saves take (law)', async () => {
    const pauses = fc.array(fc.oneof(fc.nat(120), fc.nat(350), fc.nat(2_000)), { minLength: 1, maxLength: 60 });
    const durations = fc.array(fc.nat(90), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(pauses, durations, async (gaps, savesMs) => {
        const { type, unsavedMs } = openTyped(savesMs);
        for (const gapMs of [...gaps, 2 * LOST_MS]) {
          type();
          for (let leftMs = gapMs; leftMs > 0; leftMs -= TICK_MS) {
            await vi.advanceTimersByTimeAsync(Math.min(TICK_MS, leftMs));
            expect(unsavedMs()).toBeLessThanOrEqual(LOST_MS);
          }
        }
        expect(unsavedMs()).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
