import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonNotices } from './jsonNotices.ts';
import { formatNoticeJson } from './lutrinNotice.ts';
import type { Notice, NoticeSpeaker } from './notice.ts';

const words = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
const maybeNone = fc.oneof(fc.constant(''), words);
const maybe = fc.option(words, { nil: null });
const date = fc.option(fc.constantFrom('2015', '2015-02', '2015-02-05'), { nil: null });
const speaker: fc.Arbitrary<NoticeSpeaker> = fc.record({
  given: maybeNone,
  family: words,
  affiliation: maybe,
  role: maybe,
  certainty: fc.constantFrom('stated', 'proposed', 'guessed', 'confirmed'),
});
const paragraph = fc.record({
  kind: fc.constantFrom('paragraph', 'heading'),
  speaker: fc.option(fc.constantFrom('Ana López', 'Jean'), { nil: null }),
  startMs: fc.option(fc.nat(), { nil: null }),
  endMs: fc.option(fc.nat(), { nil: null }),
  text: fc.constantFrom('deux mots', 'ah oui'),
  words: fc.constantFrom<[number, number, number][]>(
    [],
    [
      [0, 10, 0],
      [10, 20, -2],
    ],
  ),
});
const notice: fc.Arbitrary<Notice> = fc.record({
  title: words,
  subtitle: maybe,
  kind: maybe,
  speakers: fc.array(speaker, { minLength: 1, maxLength: 3 }),
  abstract: maybe,
  recordedOn: date,
  publishedOn: date,
  durationMs: fc.option(fc.nat(), { nil: null }),
  language: maybe,
  place: maybe,
  disciplines: fc.array(words),
  keywords: fc.array(words),
  collection: maybe,
  publisher: maybe,
  rights: maybe,
  licenceUrl: maybe,
  identifiers: fc.array(
    fc.record({ scheme: fc.constantFrom('doi', 'url', 'nid', 'oai', 'guid', 'ark', 'hal'), value: words }),
  ),
  documents: fc.array(fc.record({ label: fc.string(), url: maybe })),
  levels: fc.array(words),
  chapters: fc.array(fc.record({ startMs: fc.nat(), title: words })),
  related: fc.array(
    fc.record({
      title: words,
      titleTruncated: fc.boolean(),
      speakers: fc.array(speaker, { maxLength: 2 }),
      abstract: maybe,
      abstractTruncated: fc.boolean(),
      raw: maybeNone,
    }),
    { maxLength: 2 },
  ),
  mediaUrl: maybe,
  transcript: fc.option(fc.record({ paragraphs: fc.array(paragraph), complete: fc.boolean() }), { nil: null }),
});

describe('formatNoticeJson', () => {
  it('writes what readJsonNotices reads: nothing is lost', () => {
    fc.assert(
      fc.property(notice, (written) => {
        const reading = readJsonNotices(JSON.parse(formatNoticeJson(written)), () => []);
        expect(reading).toMatchObject({ ok: true, format: 'lutrinNotice', problems: [] });
        expect(reading.ok && reading.notices.map((read) => [read.notice, read.problems, read.leftovers])).toEqual([
          [written, [], []],
        ]);
      }),
    );
  });

  it('gives a fixed point', () => {
    fc.assert(
      fc.property(notice, (written) => {
        const text = formatNoticeJson(written);
        const reading = readJsonNotices(JSON.parse(text), () => []);
        expect(reading.ok && formatNoticeJson(reading.notices[0]!.notice)).toBe(text);
      }),
    );
  });
});
