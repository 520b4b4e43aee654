import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../contract/failure.ts';
import { newParagraph, type ParagraphId, type Transcript } from '../../../domain/transcript/transcript.ts';
import { applyChange, type TranscriptChange } from '../../../domain/transcript/transcriptChange.ts';
import { Autosave, type SaveState } from './Autosave.ts';

function text(...texts: string[]): Transcript {
  return texts.map((content, index) => newParagraph(`p${index}` as ParagraphId, content));
}

/** A library of one transcript whose answers can be held back or refused. */
function openBench(first: Transcript) {
  const states: SaveState['kind'][] = [];
  const bench = {
    current: first,
    stored: first,
    version: 1,
    refusal: null as Failure | null,
    held: null as Promise<void> | null,
    heldReload: null as Promise<void> | null,
    composing: null as Promise<void> | null,
    states,
    saves: 0,
  };
  const store = async (baseVersion: number, change: TranscriptChange): Promise<number> => {
    bench.saves++;
    await bench.held;
    if (bench.refusal !== null) throw bench.refusal;
    if (baseVersion !== bench.version) throw new Failure('transcript.staleVersion', String(bench.version));
    const applied = applyChange(bench.stored, change);
    if (!applied.ok) throw new RangeError(applied.reason);
    bench.stored = applied.transcript;
    return ++bench.version;
  };
  const autosave = new Autosave({
    version: 1,
    transcript: first,
    current: () => bench.current,
    store,
    reload: async () => {
      await bench.heldReload;
      return { version: bench.version, transcript: bench.stored };
    },
    untilAdoptable: async () => void (await bench.composing),
    adopt: (transcript) => {
      bench.current = transcript;
      autosave.changed();
    },
    onState: (state) => states.push(state.kind),
  });
  const edit = (next: Transcript): void => {
    bench.current = next;
    autosave.changed();
  };
  return { bench, autosave, edit };
}

/** Another window stores a text. */
function storeElsewhere(bench: ReturnType<typeof openBench>['bench'], next: Transcript): void {
  bench.stored = next;
  bench.version++;
}

describe('Autosave', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('saves 300 ms after the last key, and says so only after the acknowledgement', async () => {
    const { bench, edit } = openBench(text('a'));
    edit(text('ab'));
    await vi.advanceTimersByTimeAsync(299);
    expect(bench.saves).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(bench.stored).toEqual(text('ab'));
    expect(bench.states).toEqual(['pending', 'saving', 'saved']);
  });

  it('saves within a second although the keys never stop', async () => {
    const { bench, edit } = openBench(text(''));
    for (let key = 1; key <= 10; key++) {
      edit(text('x'.repeat(key)));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(bench.saves).toBeGreaterThan(0);
    expect(bench.stored[0]!.text.length).toBeGreaterThanOrEqual(9);
  });

  it('saves what was typed while a save was under way', async () => {
    const { bench, edit } = openBench(text('a'));
    let release!: () => void;
    bench.held = new Promise((resolve) => (release = resolve));
    edit(text('ab'));
    await vi.advanceTimersByTimeAsync(300);
    edit(text('abc'));
    expect(bench.states.at(-1)).toBe('saving');
    release();
    await vi.advanceTimersByTimeAsync(400);
    expect(bench.stored).toEqual(text('abc'));
    expect(bench.states.at(-1)).toBe('saved');
  });

  it('keeps the text of a failed save and tries again by itself', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    bench.refusal = new Failure('storage.full');
    edit(text('ab'));
    await vi.advanceTimersByTimeAsync(300);
    expect(bench.states.at(-1)).toBe('failed');
    expect(autosave.isClean()).toBe(false);
    bench.refusal = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(bench.stored).toEqual(text('ab'));
    expect(autosave.isClean()).toBe(true);
  });

  it('takes over what another window stored, and saves on top of it', async () => {
    const { bench, edit, autosave } = openBench(text('a', 'b'));
    storeElsewhere(bench, text('a', 'b elsewhere'));
    edit(text('a here', 'b'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bench.stored).toEqual(text('a here', 'b elsewhere'));
    expect(bench.current).toEqual(bench.stored);
    expect([autosave.isClean(), bench.states.at(-1)]).toEqual([true, 'saved']);
  });

  it('shows what another window stored, and has nothing to save then', async () => {
    const { bench, autosave } = openBench(text('a', 'b'));
    storeElsewhere(bench, text('a', 'b elsewhere'));
    await autosave.catchUp(bench.version);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bench.current).toEqual(text('a', 'b elsewhere'));
    expect([bench.saves, bench.states.at(-1)]).toEqual([0, 'saved']);
  });

  it('shows it only when nothing is being composed any more, with what was composed', async () => {
    const { bench, edit, autosave } = openBench(text('a', 'b'));
    let release!: () => void;
    bench.composing = new Promise((resolve) => (release = resolve));
    storeElsewhere(bench, text('a', 'b elsewhere'));
    const caughtUp = autosave.catchUp(bench.version);
    edit(text('a k', 'b'));
    await vi.advanceTimersByTimeAsync(1_000);
    edit(text('a かな', 'b'));
    expect(bench.current).toEqual(text('a かな', 'b'));
    release();
    await caughtUp;
    expect(bench.current).toEqual(text('a かな', 'b elsewhere'));
    await vi.advanceTimersByTimeAsync(300);
    expect([bench.stored, bench.states.at(-1)]).toEqual([bench.current, 'saved']);
  });

  it('saves what was typed while nothing new was found to take over', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    let release!: () => void;
    bench.heldReload = new Promise((resolve) => (release = resolve));
    edit(text('ab'));
    const caughtUp = autosave.catchUp(Infinity);
    await vi.advanceTimersByTimeAsync(500);
    edit(text('abc'));
    release();
    await caughtUp;
    await vi.advanceTimersByTimeAsync(300);
    expect(bench.stored).toEqual(text('abc'));
    expect(bench.states.at(-1)).toBe('saved');
  });

  it('says that text is unsaved which is typed while what is stored is being looked at', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    let release!: () => void;
    bench.heldReload = new Promise((resolve) => (release = resolve));
    const caughtUp = autosave.catchUp(Infinity);
    await vi.advanceTimersByTimeAsync(0);
    edit(text('ab'));
    expect(bench.states.at(-1)).toBe('pending');
    release();
    await caughtUp;
  });

  it('does not take its own save for that of another', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    let release!: () => void;
    bench.held = new Promise((resolve) => (release = resolve));
    edit(text('ab'));
    await vi.advanceTimersByTimeAsync(300);
    const caughtUp = autosave.catchUp(2);
    release();
    await caughtUp;
    expect([autosave.version, bench.current]).toEqual([2, text('ab')]);
  });

  it('takes over what another stored right behind its own save, whoever else waited for that', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    const { promise, resolve } = Promise.withResolvers<void>();
    bench.held = promise;
    edit(text('ab'));
    await vi.advanceTimersByTimeAsync(300);
    const flushed = autosave.flush();
    const caughtUp = autosave.catchUp(3);
    const push = bench.states.push.bind(bench.states);
    bench.states.push = (...kinds) => {
      if (bench.version === 2) storeElsewhere(bench, text('ab', 'elsewhere'));
      return push(...kinds);
    };
    resolve();
    await Promise.all([flushed, caughtUp]);
    expect([autosave.version, bench.current]).toEqual([3, text('ab', 'elsewhere')]);
  });

  it('stops, and keeps its text, when another window changed the same words', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    storeElsewhere(bench, text('a elsewhere'));
    edit(text('a here'));
    await vi.advanceTimersByTimeAsync(10_000);
    edit(text('a here and on'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(bench.saves).toBe(1);
    expect([bench.stored, bench.current]).toEqual([text('a elsewhere'), text('a here and on')]);
    expect([autosave.isClean(), bench.states.at(-1)]).toEqual([false, 'failed']);
  });

  it('goes on after the talk was left until a failed save succeeds', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    bench.refusal = new Failure('storage.full');
    edit(text('ab'));
    let isSettled = false;
    void autosave.settle().then(() => (isSettled = true));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([isSettled, autosave.isClean()]).toEqual([false, false]);
    bench.refusal = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(bench.stored).toEqual(text('ab'));
    expect([isSettled, autosave.isClean()]).toEqual([true, true]);
  });

  it('says whether a save left nothing unsaved', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    edit(text('ab'));
    bench.refusal = new Failure('storage.full');
    expect(await autosave.flush()).toBe(false);
    bench.refusal = null;
    expect(await autosave.flush()).toBe(true);
  });

  it('saves at once when told to, and when it ends', async () => {
    const { bench, edit, autosave } = openBench(text('a'));
    edit(text('ab'));
    await autosave.flush();
    expect(bench.stored).toEqual(text('ab'));
    edit(text('abc'));
    const settled = autosave.settle();
    await vi.advanceTimersByTimeAsync(0);
    await settled;
    expect(bench.stored).toEqual(text('abc'));
  });
});
