import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  newParagraph,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type Transcript,
} from '../transcript/transcript.ts';
import { formatTalk } from './formatTalk.ts';
import { formatLutrinJson, parseLutrinJson } from './lutrinJson.ts';
import { parseSrt } from './srt.ts';
import { parseVtt } from './vtt.ts';

const samples = resolve(import.meta.dirname, 'samples');

function readSample(name: string): string {
  return readFileSync(resolve(samples, name), 'utf8');
}

const source = parseLutrinJson(readSample('talk.json'));
const speakers = (source.value?.speakers ?? []).map((name) => ({ id: name as SpeakerId, name }));
const transcript: Transcript = (source.value?.paragraphs ?? []).map((paragraph, index): Paragraph => {
  const { kind, speaker, startMs, endMs, text, words } = paragraph;
  const timed = words.map(([from, to]) => [from, to, TYPED] as const);
  const speakerId = speaker as SpeakerId | null;
  return newParagraph(`p${index}` as ParagraphId, text, { kind, speakerId, startMs, endMs, words: timed });
});
const talk = { title: 'Le vent, expliqué', speakers };

describe('the sample talk', () => {
  it('is read without a problem, and written with the same content', () => {
    expect(source.problems).toEqual([]);
    expect(JSON.parse(formatLutrinJson(source.value!))).toEqual(JSON.parse(readSample('talk.json')));
  });
});

describe('formatTalk', () => {
  it.each([
    ['srt', 5],
    ['vtt', 5],
    ['txt', 0],
  ] as const)('writes the sample as %s', async (format, cueCount) => {
    const formatted = formatTalk(talk, transcript, format, 20_000);
    await expect(formatted.text).toMatchFileSnapshot(resolve(samples, `talk.${format}`));
    expect(formatted.cueCount).toBe(cueCount);
    expect(formatted.estimatedCount).toBe(format === 'txt' ? 0 : 2);
  });

  it('gives the same number of cues at the same times in both subtitle formats', () => {
    const srt = parseSrt(formatTalk(talk, transcript, 'srt', null).text).value!.cues;
    const vtt = parseVtt(formatTalk(talk, transcript, 'vtt', null).text).value!.cues;
    expect(srt.length).toBeGreaterThan(0);
    expect(srt.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      vtt.map(({ startMs, endMs }) => [startMs, endMs]),
    );
  });

  it('counts a paragraph as estimated until both its ends are known', () => {
    expect(formatTalk(talk, transcript.slice(0, 3), 'srt', null).estimatedCount).toBe(0);
    const untimed = transcript.map((paragraph): Paragraph => {
      return { ...paragraph, startMs: null, endMs: null, words: [] };
    });
    expect(formatTalk(talk, untimed, 'vtt', null).estimatedCount).toBe(4);
  });

  it('writes an empty transcript', () => {
    expect(formatTalk(talk, [], 'srt', null)).toEqual({ text: '', cueCount: 0, estimatedCount: 0 });
    expect(formatTalk(talk, [], 'vtt', null)).toEqual({ text: 'WEBVTT\n', cueCount: 0, estimatedCount: 0 });
    expect(formatTalk(talk, [], 'txt', null)).toEqual({ text: 'Le vent, expliqué\n', cueCount: 0, estimatedCount: 0 });
    expect(formatTalk({ title: '', speakers: [] }, [], 'txt', null).text).toBe('');
  });
});
