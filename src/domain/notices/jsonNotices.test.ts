import fc from 'fast-check';
import { requestsNear } from '../../../build/requestsNear.ts';
import { describe, expect, it } from 'vitest';
import { faultsOfReading } from './faultsOfReading.suite.ts';
import { readJsonNotices, readJsonText } from './jsonNotices.ts';

const none = (): [] => [];

describe('readJsonText', () => {
  it('reads JSON, refuses what is broken, and leaves the rest to others', () => {
    const video = '\uFEFF {"title": "T", "slug": "1-t", "main_lang": "fr"}';
    expect(readJsonText(video, none)).toMatchObject({ ok: true, format: 'esupPod' });
    expect(readJsonText('{"title": ', none)).toMatchObject({ ok: false, reason: 'malformed' });
    for (const text of ['[Musique] Bonjour', '{ … }', 'Notice', '', '3']) expect(readJsonText(text, none)).toBeNull();
  });
});

describe('readJsonNotices', () => {
  it.each([
    ['a transcript of its own', { format: 'lutrin-transcript', version: 1, language: 'fr', paragraphs: [] }],
    ['what a recogniser writes', { text: 'oui', segments: [{ start: 0, end: 1, text: 'oui' }], language: 'fr' }],
    ['a notice of a later version', { format: 'lutrin-notice', version: 2, notice: { title: 'x' } }],
    ['a notice without a notice', { format: 'lutrin-notice', version: 1 }],
    ['a package', { name: 'x', version: '1.0.0', title: 'x' }],
    ['nothing', null],
    ['a list', [1, 'x']],
  ])('refuses %s as no notice', (_, value) => {
    expect(readJsonNotices(value, none)).toMatchObject({ ok: false, reason: 'notANotice' });
  });

  it('gives JSON-LD to its reader', () => {
    const seen: unknown[] = [];
    for (const value of [{ '@context': 'https://schema.org' }, { '@graph': [] }, [{ '@type': 'VideoObject' }]]) {
      readJsonNotices(value, (given) => {
        seen.push(given);
        return [];
      });
      expect(seen.at(-1)).toBe(value);
    }
  });

  it('reads several notices of its own, and tells which of their values it cannot read', () => {
    const one = {
      format: 'lutrin-notice',
      version: 1,
      notice: { title: 'Un', mediaUrl: 'u', durationMs: 'x', more: 1 },
    };
    const untitled = { format: 'lutrin-notice', version: 1, notice: { mediaUrl: 'u' } };
    const reading = readJsonNotices([one, 3, untitled], none);
    expect(reading).toMatchObject({
      ok: true,
      problems: [{ code: 'unknownVersion', detail: '[1]' }, { code: 'titleMissing' }],
    });
    expect(reading.ok && reading.notices[0]).toMatchObject({
      problems: [{ code: 'badField', detail: 'notice.durationMs' }],
      leftovers: [{ text: 'more: 1' }],
    });
  });

  it('takes blanks of its own notices for nothing said, and tells names without a letter and dates that are none', () => {
    const nobody = { given: ' ', family: '' };
    const notice = {
      title: 'Un',
      mediaUrl: 'u',
      subtitle: '',
      recordedOn: '2015-13',
      speakers: [nobody],
      keywords: [' '],
    };
    const reading = readJsonNotices({ format: 'lutrin-notice', version: 1, notice }, none);
    expect(reading).toMatchObject({
      notices: [
        {
          notice: { subtitle: null, recordedOn: null, speakers: [], keywords: [] },
          findings: [{ field: 'title' }, { field: 'mediaUrl' }],
          problems: ['speakers[0]', 'recordedOn', 'keywords[0]'].map((path) => ({ detail: `notice.${path}` })),
        },
      ],
    });
  });

  it('reads one video of Esup-Pod, and a list of them', () => {
    const video = { title: 'T', slug: '1-t', main_lang: 'fr' };
    for (const value of [video, [video], { results: [video, { detail: 'x' }] }]) {
      expect(readJsonNotices(value, none)).toMatchObject({
        ok: true,
        format: 'esupPod',
        notices: [{ notice: { title: 'T' } }],
      });
    }
  });

  it('parts the tags of Esup-Pod at either mark', () => {
    const reading = readJsonNotices({ title: 'T', slug: '0001-t', main_lang: 'fr', tags: 'mer ; "gros temps"' }, none);
    expect(reading).toMatchObject({ notices: [{ notice: { keywords: ['mer', 'gros temps'] } }] });
  });

  it('refuses what is nested too deeply', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    const values = [
      deep,
      { format: 'lutrin-notice', version: 1, notice: { title: 'T', transcript: deep, more: deep } },
    ];
    for (const value of values) expect(readJsonNotices(value, none)).toMatchObject({ ok: false, reason: 'tooDeep' });
  });

  it('reads any value or refuses it, and gives sound notices (law)', () => {
    const speaker = { given: 'Ana', family: 'López', affiliation: 'CNRS', certainty: 'stated' };
    const paragraph = { kind: 'paragraph', speaker: 0, startMs: 0, endMs: 900, text: 'Deux mots.' };
    const transcript = {
      format: 'lutrin-transcript',
      version: 1,
      language: 'fr',
      speakers: ['Ana López'],
      paragraphs: [
        {
          ...paragraph,
          words: [
            [0, 400],
            [400, 900],
          ],
          marks: [{ from: 0, to: 4, kind: 'italic' }],
        },
      ],
    };
    const notice = {
      title: 'Le vent',
      speakers: [speaker],
      recordedOn: '2015-02-05',
      durationMs: 5_000,
      keywords: ['mer'],
      identifiers: [{ scheme: 'url', value: 'https://a.example/1' }],
      documents: [{ label: 'PDF', url: 'https://a.example/p' }],
      chapters: [{ startMs: 0, title: 'Un' }],
      related: [{ title: 'La mer', speakers: [speaker] }],
      mediaUrl: 'https://a.example/m',
      transcript,
    };
    const video = {
      title: 'Le vent',
      slug: '1-vent',
      main_lang: 'fr',
      description: '<p>Un résumé.</p>',
      date_evt: '2015-02-05',
      duration: 61,
      tags: 'mer, vent',
      cursus: 'L',
      contributors: [{ name: 'Ana López', role: 'author' }],
      full_url: '//a.example/1-vent',
      chapters: [{ title: 'Un', time_start: 3 }],
      tracks: [{ src: 'https://a.example/t.vtt', lang: 'fr' }],
    };
    const near = fc.oneof(
      requestsNear({ format: 'lutrin-notice', version: 1, notice }, ''),
      requestsNear({ results: [video] }, ''),
    );
    fc.assert(
      fc.property(near, (any) => {
        expect(faultsOfReading(readJsonNotices(any, none))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
