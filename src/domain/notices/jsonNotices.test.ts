import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

  it('reads any value or refuses it', () => {
    const key = fc.constantFrom(
      'title',
      'slug',
      'main_lang',
      'contributors',
      'tags',
      'results',
      'notice',
      'speakers',
      'x',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double(),
        fc.constantFrom(null, true, 'lutrin-notice', 1),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    const asNotice = value.map((notice) => ({ format: 'lutrin-notice', version: 1, notice }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((text) => JSON.parse(text) as unknown),
          value,
          asNotice,
        ),
        (any) => {
          expect(typeof readJsonNotices(any, none).ok).toBe('boolean');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
