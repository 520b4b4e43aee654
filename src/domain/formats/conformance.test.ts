import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCueFile } from './cueFormats.ts';
import { CueSource } from './cueSource.ts';
import { parseSrt } from './srt.ts';
import { parseVttCueText, type VttNode } from './vttCueText.ts';
import { parseVttFile, vttRegions } from './vttFile.ts';
import { parseVttCueSettings } from './vttSettings.ts';

interface SrtCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface SrtCase {
  readonly id: string;
  readonly level: 'must' | 'should' | 'either' | 'robust';
  readonly input_b64: string;
  readonly expected: { readonly cues: readonly SrtCue[] } | null;
  readonly accept: readonly (readonly SrtCue[])[] | null;
  readonly props: {
    readonly min_cues?: number;
    readonly must_contain?: readonly string[];
    readonly times?: readonly (readonly [number, number])[];
    readonly must_flag_encoding?: boolean;
    readonly no_replacement_char_silently?: boolean;
  } | null;
}

interface VttCase {
  readonly id: string;
  readonly kind: 'file' | 'cue-text';
  readonly input_b64: string;
  readonly expect_load: boolean;
  readonly full: { readonly cues: readonly Readonly<Record<string, unknown>>[] };
  readonly full_cue_text?: string;
  readonly input_text: string;
  readonly expected_tree: unknown;
}

function readCases<T>(name: string): T[] {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, 'samples', name), 'utf8')) as T[];
}

function decode(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(Buffer.from(base64, 'base64')));
}

const vttCases = readCases<VttCase>('webvttCases.json');
const fileCases = vttCases.filter(({ kind }) => kind === 'file');
const cueTextCases = vttCases.filter(({ kind }) => kind === 'cue-text');
const srtCases = readCases<SrtCase>('srtCases.json');

describe('the conformance cases', () => {
  it('are all there', () => {
    expect([fileCases.length, cueTextCases.length, srtCases.length]).toEqual([51, 77, 62]);
  });
});

describe('parseVttFile on web-platform-tests', () => {
  it.each(fileCases.map((given) => [given.id, given] as const))('%s', (_, { input_b64, expect_load, full }) => {
    const { value } = parseVttFile(decode(input_b64));
    expect(value !== null).toBe(expect_load);
    const regions = vttRegions(value?.blocks ?? []);
    const cues = value?.cues.map(({ id, startMs, endMs, raw: text, settings: written }) => {
      const settings = parseVttCueSettings(written, regions);
      return { id, startTime: startMs / 1_000, endTime: endMs / 1_000, pauseOnExit: false, ...settings, text };
    });
    expect(cues ?? []).toEqual(full.cues);
  });
});

describe('parseVttCueText on web-platform-tests', () => {
  it.each(cueTextCases.map((given) => [given.id, given] as const))('%s', (_, given) => {
    expect(merged(parseVttCueText(given.full_cue_text ?? given.input_text))).toEqual(given.expected_tree);
  });
});

/** The DOM joins neighbouring texts, and drops empty ones. */
function merged(nodes: readonly VttNode[]): VttNode[] {
  const result: VttNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type === 'text') {
      if (node.value !== '') result.push({ ...node });
    } else result.push('children' in node ? { ...node, children: merged(node.children) } : node);
  }
  return result;
}

describe('parseSrt on the files of other programs', () => {
  it.each(srtCases.map((given) => [`${given.level} ${given.id}`, given] as const))('%s', (_, given) => {
    const { value, problems } = parseCueFile(new CueSource(decode(given.input_b64)), 'srt');
    const cues = (value?.cues ?? []).map(({ startMs, endMs, raw }) => ({
      start: startMs,
      end: endMs,
      text: trimmed(raw),
    }));
    if (given.level === 'robust' || (given.level === 'either' && given.accept === null)) {
      expectProperties(given.props ?? {}, cues, problems.length);
      return;
    }
    const answers = [given.expected?.cues ?? [], ...(given.accept ?? [])];
    const asRead = answers.map((answer) => answer.map((cue) => ({ ...cue, text: trimmed(cue.text) })));
    expect(asRead).toContainEqual(cues);
  });

  it('reports what is no subtitle at all', () => {
    expect(parseSrt('Foo\n{{ no times }}').problems.map(({ code, line }) => [code, line])).toEqual([
      ['textBeforeCues', 1],
      ['noCues', 0],
    ]);
  });
});

function expectProperties(props: NonNullable<SrtCase['props']>, cues: readonly SrtCue[], problemCount: number): void {
  expect(cues.length).toBeGreaterThanOrEqual(props.min_cues ?? 0);
  for (const text of props.must_contain ?? []) expect(cues.some((cue) => cue.text.includes(text))).toBe(true);
  for (const [index, [start, end]] of (props.times ?? []).entries()) expect(cues[index]).toMatchObject({ start, end });
  const isDamaged = cues.some(({ text }) => text.includes('\uFFFD'));
  if (props.must_flag_encoding === true || isDamaged) expect(problemCount).toBeGreaterThan(0);
}

function trimmed(text: string): string {
  return text.replaceAll(/^[ \t]+|[ \t]+$/gm, '').trim();
}
