import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCues } from '../checks/checkCues.ts';
import { cuesOfFile } from '../checks/cuesOfFile.ts';
import type { CheckedCue } from '../checks/violation.ts';
import { cueFormats, parseCueFile, type CueFormatName } from '../formats/cueFormats.ts';
import { CueSource } from '../formats/cueSource.ts';
import { formatLutrinJson, parseLutrinJson } from '../formats/lutrinJson.ts';
import { escapeVttText } from '../formats/vttMarkup.ts';
import { deriveCues } from '../segmentation/deriveCues.ts';
import { DEFAULT_PROFILE, profileOf } from '../profiles/builtInProfiles.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import type { MarkKind } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import {
  ESTIMATED,
  newParagraph,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import { cuesAsWritten } from './deliveredCues.ts';
import { DELIVERY_FORMATS, deliveryFormats, type DeliveryFormatName } from './deliveryFormats.ts';
import { DEFAULT_DELIVERY, type DeliveryOptions } from './deliveryOptions.ts';
import { deliverTalk } from './deliverTalk.ts';
import { encodeText } from './encodeText.ts';
import { withoutSounds } from './spokenForm.ts';

const samples = resolve(import.meta.dirname, '../formats/samples');

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
const { limits } = DEFAULT_PROFILE;
const talk = {
  title: 'Le vent, expliqué',
  speakers,
  durationMs: 20_000,
  language: 'fr',
  address: null,
  limits,
  unspoken: [],
};

function deliver(format: DeliveryFormatName, options: Partial<DeliveryOptions> = {}, text = transcript) {
  return deliverTalk(talk, text, format, { ...DEFAULT_DELIVERY, ...options });
}

function readAgain(format: DeliveryFormatName, options: Partial<DeliveryOptions> = {}, text = transcript) {
  const delivery = deliver(format, options, text);
  const { value, problems } = parseCueFile(new CueSource(delivery.text), format as CueFormatName);
  expect(problems.filter(({ code }) => code !== 'regionsIgnored')).toEqual([]);
  return value!.cues;
}

const subtitles = DELIVERY_FORMATS.filter((format) => deliveryFormats[format].kind === 'cues');

describe('the sample talk', () => {
  it('is read without a problem, and written with the same content', () => {
    expect(source.problems).toEqual([]);
    expect(JSON.parse(formatLutrinJson(source.value!))).toEqual(JSON.parse(readSample('talk.json')));
  });
});

describe('the formats of deliveries', () => {
  it('are all that can be written', () => {
    const written = Object.entries(cueFormats).flatMap(([name, { format }]) => (format === undefined ? [] : [name]));
    expect(DELIVERY_FORMATS).toEqual(expect.arrayContaining(written));
  });

  it('have files that can lie beside one another', () => {
    const extensions = DELIVERY_FORMATS.map((format) => deliveryFormats[format].extension);
    expect(new Set(extensions).size).toBe(extensions.length);
  });
});

/** How many paragraphs with estimated times a text has, of which nobody says some words. */
function estimatedCountOf(text: string, unspoken: readonly number[]): number {
  const words = tokensOf(text).map((_, index): WordTime => {
    return unspoken.includes(index) ? [900, 900, ESTIMATED] : [100 * index, 100 * index + 100, index];
  });
  const paragraph = newParagraph('1' as ParagraphId, text, { startMs: 0, endMs: 900, words });
  return deliver('srt', { keepsUnspoken: true }, [paragraph]).estimatedCount;
}

describe('deliverTalk', () => {
  it('has what nobody says checked, however speakers are named and the file rounds', () => {
    const text = 'Bonjour à tous. Personne ne dit cette phrase.';
    const words = tokensOf(text).map((_, index): WordTime => {
      return index < 3 ? [500 * index, 500 * index + 500, index] : [1_500, 1_500, ESTIMATED];
    });
    const speakerId = speakers[0]!.id;
    const paragraph = newParagraph('1' as ParagraphId, text, { speakerId, startMs: 0, endMs: 1_500, words });
    for (const style of ['name', 'dash', 'voice'] as const) {
      const delivery = deliver('microdvd', { speakers: style, offsetMs: 1_000, keepsUnspoken: true }, [paragraph]);
      const cues = cuesAsWritten(delivery.subtitles!.cues(), delivery.text, 'microdvd', 25);
      const told = checkCues(cues, DEFAULT_PROFILE, { durationMs: null }).filter(({ rule }) => rule === 'unspoken');
      expect(told).toMatchObject([{ measured: 'Personne ne dit cette phrase.', severity: 'warning' }]);
    }
  });

  it.each([
    ['srt', 5],
    ['vtt', 5],
    ['txt', 0],
  ] as const)('writes the sample as %s', async (format, cueCount) => {
    const delivery = deliver(format);
    await expect(delivery.text).toMatchFileSnapshot(resolve(samples, `talk.${format}`));
    expect(delivery.cueCount).toBe(cueCount);
    expect(delivery.estimatedCount).toBe(format === 'txt' ? 0 : 2);
  });

  it.each(subtitles)('is read again from %s: the same text at the same times', (format) => {
    const times = estimateTimes(transcript, talk.durationMs);
    const cues = deriveCues(transcript, times, limits, talk);
    const again = readAgain(format).toSorted((a, b) => a.startMs - b.startMs);
    expect(again.map(({ text }) => text)).toEqual(cues.map(({ lines }) => lines.join('\n')));
    // A frame is 40 ms, the clock of ASS has hundredths.
    const unitMs = format === 'microdvd' ? 40 : format === 'ass' ? 10 : 1;
    const rounded = (timeMs: number): number => Math.round(timeMs / unitMs) * unitMs;
    expect(again.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      cues.map(({ startMs, endMs }) => [rounded(startMs), rounded(endMs)]),
    );
    const isTold = deliver(format).dropped.some(({ what }) => what === 'speakers');
    const named = again.filter(({ speaker }) => speaker !== null);
    expect(named.length).toBe(isTold ? 0 : cues.filter(({ speaker }) => speaker !== null).length);
  });

  it.each(['srt', 'vtt', 'ass', 'microdvd'] as const)('is read by ffprobe as %s', (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'lutrin-delivery-'));
    try {
      const path = join(folder, `a.${deliveryFormats[format].extension}`);
      const { text, cueCount } = deliver(format);
      writeFileSync(path, text);
      const args = ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path];
      const times = execFileSync('ffprobe', args, { encoding: 'utf8' }).trim().split('\n').map(Number);
      expect(times).toHaveLength(cueCount);
      const own = readAgain(format).map(({ startMs }) => startMs);
      for (const [index, seconds] of times.entries()) expect(seconds * 1_000).toBeCloseTo(own[index]!, -1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names speakers as asked: not at all, by name, by a dash, or as the format does', () => {
    const ana = 'a' as SpeakerId;
    const luc = 'l' as SpeakerId;
    const turns = [
      newParagraph('1' as ParagraphId, 'Bonjour à tous.', { speakerId: ana, startMs: 0, endMs: 3_000 }),
      newParagraph('2' as ParagraphId, 'Bonjour Ana.', { speakerId: luc, startMs: 3_000, endMs: 6_000 }),
      newParagraph('3' as ParagraphId, 'Merci.', { speakerId: luc, startMs: 6_000, endMs: 9_000 }),
    ];
    const two = {
      ...talk,
      speakers: [
        { id: ana, name: 'Ana López' },
        { id: luc, name: 'Luc' },
      ],
    };
    const linesOf = (options: Partial<DeliveryOptions>, format: 'srt' | 'vtt' = 'srt'): string[] =>
      deliverTalk(two, turns, format, { ...DEFAULT_DELIVERY, ...options })
        .text.split('\n')
        .filter((line) => /[a-z]/.test(line));
    expect(linesOf({ speakers: 'none' })).toEqual(['Bonjour à tous.', 'Bonjour Ana.', 'Merci.']);
    expect(linesOf({ speakers: 'name' })).toEqual([
      'Ana López\u00A0: Bonjour à tous.',
      'Luc\u00A0: Bonjour Ana.',
      'Merci.',
    ]);
    expect(linesOf({ speakers: 'dash' })).toEqual(['Bonjour à tous.', '-\u00A0Bonjour Ana.', 'Merci.']);
    expect(linesOf({ speakers: 'voice' }, 'vtt')[0]).toBe('<v Ana López>Bonjour à tous.');
    const told = deliverTalk(two, turns, 'srt', DEFAULT_DELIVERY).dropped;
    expect(told).toEqual([{ what: 'speakers', count: 3 }]);
    expect(deliverTalk(two, turns, 'srt', { ...DEFAULT_DELIVERY, speakers: 'name' }).dropped).toEqual([]);
  });

  it('puts a dash before who speaks after no one in particular, and none before the first', () => {
    const turns = [null, 'a' as SpeakerId, null].map((speakerId, index) => {
      const times = { startMs: index * 3_000, endMs: index * 3_000 + 2_500 };
      return newParagraph(`${index}` as ParagraphId, 'Bonjour.', { speakerId, ...times });
    });
    const texts = readAgain('srt', { speakers: 'dash' }, turns).map(({ text }) => text);
    expect(texts).toEqual(['Bonjour.', '-\u00A0Bonjour.', '-\u00A0Bonjour.']);
  });

  describe.each(['name', 'dash'] as const)('with the first word pinned and speakers told by %s', (style) => {
    const label = style === 'name' ? 'Luc\u00A0: ' : '-\u00A0';
    const luc = 'l' as SpeakerId;
    const turnWith = (kind: MarkKind, note: string, to: number) => {
      const words = [
        [3_000, 3_500, 0],
        [3_500, 4_000, 1],
        [4_000, 5_000, 2],
      ] as const;
      const marks = [{ from: 1, to, kind, note }];
      const times = { startMs: 3_000, endMs: 5_000 };
      return [
        newParagraph('1' as ParagraphId, 'Un.', { speakerId: 'a' as SpeakerId, startMs: 0, endMs: 1_500 }),
        newParagraph('2' as ParagraphId, ' Bonjour à tous.', { speakerId: luc, ...times, words, marks }),
      ];
    };
    const cuesOf = (turns: Transcript) => {
      const two = { ...talk, speakers: [{ id: luc, name: 'Luc' }] };
      const { text } = deliverTalk(two, turns, 'srt', { ...DEFAULT_DELIVERY, speakers: style });
      return parseCueFile(new CueSource(text), 'srt').value!.cues.slice(1);
    };

    it.each([
      ['cueBreak', ''],
      ['lineBreak', ''],
      ['noBreak', ''],
      ['cueTimes', '2800-'],
    ] as const)('keeps a label with its %s', (kind, note) => {
      const cues = cuesOf(turnWith(kind, note, 8));
      expect(cues.map(({ text }) => text)).toEqual([`${label}Bonjour à tous.`]);
      if (kind === 'cueTimes') expect(cues[0]!.startMs).toBe(2_800);
    });

    it('leaves a wording to its words', () => {
      const cues = cuesOf(turnWith('wording', 'Salut', 8));
      expect(cues.map(({ text }) => text.replaceAll('\n', ' '))).toEqual([`${label}Salut à tous.`]);
    });
  });

  it('leaves out sounds and music when asked, and the words keep their times', () => {
    const text = '(musique) Bonjour [rires] à tous.';
    const words = [
      [0, 1_000, 0],
      [1_000, 2_000, 1],
      [2_000, 3_000, 2],
      [3_000, 3_500, 3],
      [3_500, 4_000, 4],
    ] as const;
    const marks = [
      { from: 0, to: 9, kind: 'music', note: '' },
      { from: 18, to: 25, kind: 'sound', note: '' },
    ] as const;
    const paragraph = newParagraph('1' as ParagraphId, text, { startMs: 0, endMs: 4_000, words, marks });
    expect(readAgain('srt', {}, [paragraph]).map((cue) => cue.text)).toEqual([text]);
    const [cue] = readAgain('srt', { keepsSounds: false }, [paragraph]);
    expect(cue).toMatchObject({ text: 'Bonjour à tous.', startMs: 1_000 });
  });

  it.each([
    ['Bonjour [rires], à tous.', 'Bonjour, à tous.'],
    ['Bonjour [rires]\u00A0? Oui.', 'Bonjour\u00A0? Oui.'],
    ['Bonjour [rires] [toux].', 'Bonjour.'],
    ['«\u00A0Bonjour [rires]\u00A0»', '«\u00A0Bonjour\u00A0»'],
    ['Bonjour à tous. [rires] ', 'Bonjour à tous.'],
    ['[rires] Bonjour [toux] à tous.', 'Bonjour à tous.'],
  ])('leaves no blank for the sounds of "%s"', (text, rest) => {
    const marks = [...text.matchAll(/\[\w+\]/g)].map(({ index, 0: { length } }) => {
      return { from: index, to: index + length, kind: 'sound', note: '' } as const;
    });
    const paragraph = newParagraph('1' as ParagraphId, text, { startMs: 0, endMs: 4_000, marks });
    expect(withoutSounds(paragraph).text).toBe(rest);
  });

  it('moves all times, and tells what would lie before 0', () => {
    const before = readAgain('srt');
    const later = readAgain('srt', { offsetMs: 3_600_000 });
    expect(later.map(({ startMs }) => startMs)).toEqual(before.map(({ startMs }) => startMs + 3_600_000));
    const offsetMs = -before[1]!.startMs - 100;
    const { text, cueCount, dropped } = deliver('srt', { offsetMs, speakers: 'none' });
    expect(cueCount).toBe(before.length - 1);
    expect(dropped).toEqual([{ what: 'beforeStart', count: 1 }]);
    expect(text).toMatch(/^1\n00:00:00,000 --> /);
  });

  it('keeps to the limits of the talk', () => {
    const [arcom, lecture] = ['arcom', 'lecture-fr'].map((profile) => {
      const narrow = { ...talk, limits: profileOf(profile)!.limits };
      const { text } = deliverTalk(narrow, transcript, 'srt', DEFAULT_DELIVERY);
      return Math.max(...text.split('\n').map((line) => line.length));
    });
    expect(arcom).toBeLessThanOrEqual(36);
    expect(lecture).toBeGreaterThan(36);
  });

  it('writes chapters from the headings', () => {
    const headings = transcript.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
    expect(headings.length).toBeGreaterThan(0);
    for (const format of ['chapters', 'youtube', 'podlove'] as const) {
      const { text, cueCount } = deliver(format);
      expect(cueCount).toBe(headings.length);
      for (const heading of headings) expect(text).toContain(format === 'chapters' ? escapeVttText(heading) : heading);
    }
    const chapters = JSON.parse(deliver('podlove').text) as { start: string; title: string }[];
    expect(chapters.map(({ title }) => title)).toEqual(headings);
    const { value } = parseCueFile(new CueSource(deliver('chapters').text), 'vtt');
    expect(value!.cues.at(-1)!.endMs).toBeGreaterThanOrEqual(20_000);
    expect(deliver('podlove', {}, []).cueCount).toBe(0);
  });

  it('writes for reading, with speakers, chapters, and times that lead to the place', async () => {
    await expect(deliver('md').text).toMatchFileSnapshot(resolve(import.meta.dirname, 'samples/talk.md'));
    await expect(deliver('html').text).toMatchFileSnapshot(resolve(import.meta.dirname, 'samples/talk.html.txt'));
    const published = { ...talk, address: 'https://example.org/talk?a=1&b=2' };
    expect(deliverTalk(published, transcript, 'html', DEFAULT_DELIVERY).text).toContain(
      '<a class="time" href="https://example.org/talk?a=1&amp;b=2#t=',
    );
    const hard = { ...talk, address: 'https://example.org/Vent (air)#histoire' };
    const inFormat = (format: 'md' | 'html') => deliverTalk(hard, transcript, format, DEFAULT_DELIVERY).text;
    expect(inFormat('md')).toContain('](https://example.org/Vent%20%28air%29#t=');
    expect(inFormat('html')).toContain('href="https://example.org/Vent%20(air)#t=');
  });

  it('takes no text for markup', () => {
    const text = '<b>1 * 2 * 3</b> & [a](b) _c_ `d` # e';
    const marks = [{ from: 0, to: 5, kind: 'italic', note: '' }] as const;
    const paragraph = newParagraph('1' as ParagraphId, text, { startMs: 0, endMs: 4_000, marks });
    expect(deliver('md', {}, [paragraph]).text).toContain(
      '[0:00](#t=0) *\\<b\\>1* \\* 2 \\* 3\\</b\\> & \\[a\\](b) \\_c\\_ \\`d\\` # e\n',
    );
    expect(deliver('html', {}, [paragraph]).text).toContain(
      '<em>&lt;b&gt;1 </em>* 2 * 3&lt;/b&gt; &amp; [a](b) _c_ `d` # e</p>',
    );
  });

  it('counts a paragraph as estimated until both its ends are known', () => {
    expect(deliver('srt', {}, transcript.slice(0, 3)).estimatedCount).toBe(0);
    const untimed = transcript.map((paragraph): Paragraph => {
      return { ...paragraph, startMs: null, endMs: null, words: [] };
    });
    expect(deliver('vtt', {}, untimed).estimatedCount).toBe(4);
  });

  it('counts a paragraph as estimated in which a sentence is that nobody says, but not for a sound or a word alone', () => {
    expect(estimatedCountOf('Le mur tombe. Personne ne dit cela.', [3, 4, 5, 6])).toBe(1);
    expect(estimatedCountOf('Le mur tombe. [Rires]', [3])).toBe(0);
    expect(estimatedCountOf('Elle en a 25 000.', [4])).toBe(0);
  });

  it('writes an empty transcript', () => {
    expect(deliver('srt', {}, [])).toMatchObject({ text: '', cueCount: 0, estimatedCount: 0, dropped: [] });
    expect(deliver('vtt', {}, []).text).toBe('WEBVTT\n');
    expect(deliver('txt', {}, []).text).toBe('Le vent, expliqué\n');
  });
});

function asWritten(format: DeliveryFormatName, options: Partial<DeliveryOptions> = {}) {
  const all = { ...DEFAULT_DELIVERY, ...options };
  const { text, subtitles: own } = deliver(format, options);
  return cuesAsWritten(own!.cues(), encodeText(text, format, all).text, own!.format, all.frameRate);
}

function plain(cues: readonly CheckedCue[]) {
  // WebVTT has no such arrow in a text.
  return cues.map(({ startMs, endMs, lines }) => [startMs, endMs, lines.join('\n').replaceAll('-->', '→')]);
}

describe('the subtitles of a delivery', () => {
  it.each(subtitles)('are, in %s, what its file has', (format) => {
    for (const options of [{}, { offsetMs: 3_600_013 }, { offsetMs: -2_500 }, { frameRate: 23.976 }] as const) {
      const { text } = deliver(format, options);
      const read = parseCueFile(new CueSource(text), format as CueFormatName, { frameRate: options.frameRate ?? 25 });
      expect(plain(asWritten(format, options))).toEqual(plain(cuesOfFile(read.value!.cues)));
    }
  });

  it('are those that are derived, wherever the format rounds nothing', () => {
    for (const format of subtitles) {
      const { subtitles: own, dropped } = deliver(format, { offsetMs: 40 });
      if (dropped.some(({ what }) => what === 'precision' || what === 'overlaps')) continue;
      expect(plain(asWritten(format, { offsetMs: 40 }))).toEqual(plain(own!.cues()));
    }
  });

  it('know who speaks and when each word is said, whatever the style and the offset', () => {
    const anchored = transcript.map((paragraph): Paragraph => {
      return { ...paragraph, words: paragraph.words.map(([from, to], index) => [from, to, index] as const) };
    });
    const cues = (options: Partial<DeliveryOptions>) => deliver('srt', options, anchored).subtitles!.cues();
    const first = cues({}).find(({ words }) => words !== undefined);
    expect(first!.words!.length).toBeGreaterThan(1);
    for (const style of ['voice', 'none'] as const) {
      const moved = cues({ speakers: style, offsetMs: 5_000 }).find(({ words }) => words !== undefined);
      expect(moved!.speaker).toBe(speakers[0]!.name);
      expect(moved!.words![0]!.startMs).toBe(first!.words![0]!.startMs + 5_000);
      expect(moved!.startMs).toBe(first!.startMs + 5_000);
    }
  });

  it('are none of chapters and texts for reading', () => {
    for (const format of DELIVERY_FORMATS) {
      expect(deliver(format).subtitles === null).toBe(deliveryFormats[format].kind !== 'cues');
    }
  });
});
