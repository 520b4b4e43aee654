import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { afterAll, describe, expect, it } from 'vitest';
import { readTextPage } from '../src/domain/notices/textPage.ts';
import { tokensOf } from '../src/domain/transcript/tokensOf.ts';
import { lecture, typeset } from './demo/lecture.ts';

interface ShippedParagraph {
  readonly kind: 'paragraph' | 'heading';
  readonly speaker?: number;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly text: string;
  readonly words?: readonly (readonly [startMs: number, endMs: number])[];
}

interface ShippedTranscript {
  readonly format: string;
  readonly version: number;
  readonly language: string;
  readonly complete: boolean;
  readonly speakers: readonly string[];
  readonly paragraphs: readonly ShippedParagraph[];
}

const folder = resolve(import.meta.dirname, '../resources/demo');
const film = resolve(folder, 'lecture.webm');
const transcript = JSON.parse(readFileSync(resolve(folder, 'transcript.json'), 'utf8')) as ShippedTranscript;
const spoken = transcript.paragraphs.filter(({ kind }) => kind === 'paragraph');
const headings = transcript.paragraphs.filter(({ kind }) => kind === 'heading');

describe('the demo recording', () => {
  const input = new Input({ source: new FilePathSource(film), formats: ALL_FORMATS });
  afterAll(() => input.dispose());

  it('is small enough to ship', () => {
    expect(statSync(film).size).toBeLessThanOrEqual(6 * 1024 * 1024);
  });

  it('is VP9 and Opus, 1280 × 720, of two to four minutes', async () => {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    expect([video?.codec, audio?.codec]).toEqual(['vp9', 'opus']);
    expect([video?.displayWidth, video?.displayHeight]).toEqual([1280, 720]);
    const seconds = await input.computeDuration();
    expect(seconds).toBeGreaterThanOrEqual(120);
    expect(seconds).toBeLessThanOrEqual(240);
  });

  it('has its index before the media, so that a player seeks without reading to the end', () => {
    const head = readFileSync(film).subarray(0, 64 * 1024);
    const cues = head.indexOf(Buffer.from([0x1c, 0x53, 0xbb, 0x6b]));
    const cluster = head.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]));
    expect(cues).toBeGreaterThan(0);
    expect(cluster).toBeGreaterThan(cues);
  });

  it('ends after the last word', async () => {
    const lastMs = spoken.at(-1)?.words?.at(-1)?.[1] ?? Number.POSITIVE_INFINITY;
    expect(lastMs).toBeLessThan((await input.computeDuration()) * 1000);
  });
});

describe('the demo transcript', () => {
  it('is a complete French lutrin-transcript of two speakers who both speak', () => {
    const { format, version, language, complete, speakers } = transcript;
    expect({ format, version, language, complete }).toEqual({
      format: 'lutrin-transcript',
      version: 1,
      language: 'fr',
      complete: true,
    });
    expect(speakers).toEqual(['Hélène Morvan', 'Karim Delacroix']);
    expect(new Set(spoken.map(({ speaker }) => speaker))).toEqual(new Set([0, 1]));
  });

  it('opens with a heading and has at least three chapters, none empty', () => {
    expect(transcript.paragraphs[0]?.kind).toBe('heading');
    expect(headings.length).toBeGreaterThanOrEqual(3);
    for (const [index, paragraph] of transcript.paragraphs.entries()) {
      if (paragraph.kind === 'heading') expect(transcript.paragraphs[index + 1]?.kind).toBe('paragraph');
    }
  });

  it('leaves headings untimed', () => {
    for (const heading of headings) expect(Object.keys(heading).toSorted()).toEqual(['kind', 'text']);
  });

  it('has one time for each token', () => {
    const counts = spoken.map(({ words }) => words?.length);
    expect(counts).toEqual(spoken.map(({ text }) => tokensOf(text).length));
  });

  it.each(spoken)('has words in order, without overlap, inside the paragraph: $text', (paragraph) => {
    const words = paragraph.words ?? [];
    const times = words.flat();
    expect(times.filter((time) => !Number.isInteger(time))).toEqual([]);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(words.filter(([from, to]) => from >= to)).toEqual([]);
    expect([times[0], times.at(-1)]).toEqual([paragraph.startMs, paragraph.endMs]);
  });

  it('has paragraphs that follow one another', () => {
    const times = spoken.flatMap(({ startMs = Number.NaN, endMs = Number.NaN }) => [startMs, endMs]);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('says what the lecture says', () => {
    const turns = lecture.chapters.flatMap(({ turns: inside }) => inside);
    const written = turns.map(({ sentences }) => sentences.map(({ text }) => text).join(' '));
    expect(spoken.map(({ text }) => text)).toEqual(written);
    expect(headings.map(({ text }) => text)).toEqual(lecture.chapters.map(({ title }) => title));
  });
});

describe('the demo notice', () => {
  const reading = readTextPage(readFileSync(resolve(folder, 'notice.txt'), 'utf8'));
  const { notice, problems } = (reading.ok ? reading.notices[0] : undefined) ?? {};

  it('is read without a problem', () => {
    expect(problems).toEqual([]);
    expect(notice?.title).toBe('Comment la page apprit à respirer');
    expect(notice?.language).toBe('fr');
    expect(notice?.chapters.map(({ title }) => title)).toEqual(lecture.chapters.map(({ title }) => title));
  });

  it('names the speakers of the transcript, with their institutions', () => {
    const named = notice?.speakers.map(({ given, family, affiliation }) => [`${given} ${family}`, affiliation]);
    expect(named).toEqual([
      ['Hélène Morvan', 'Université de Haute-Armorique'],
      ['Karim Delacroix', 'Radio Pupitre'],
    ]);
  });

  it('mentions related talks, with the names taken from the glued lines', () => {
    const families = notice?.related.map(({ speakers }) => speakers.map(({ family }) => family));
    expect(families).toEqual([['Lestrange'], ['Le Dantec'], ['Bensaïd'], ['Van Acker']]);
  });

  it('leaves the text to the timed transcript', () => {
    expect(notice?.transcript).toBeNull();
  });
});

describe('typeset', () => {
  it('sets no-break spaces and apostrophes as French typography asks', () => {
    expect(typeset("« L'heure : qui sait ? »")).toBe('«\u00A0L’heure\u00A0: qui sait\u202F?\u00A0»');
  });

  it('changes nothing twice', () => {
    for (const { text } of spoken) expect(typeset(text)).toBe(text);
  });
});
