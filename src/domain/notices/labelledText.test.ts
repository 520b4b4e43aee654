import { describe, expect, it } from 'vitest';
import type { Notice } from './notice.ts';
import { readTextPage } from './textPage.ts';

function parsed(text: string): Notice {
  const reading = readTextPage(text);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.notices[0]!.notice;
}

describe('a text that begins with labels and goes on in prose', () => {
  const labels = 'Titre : Les abeilles et la ville\nIntervenante : Claire Martin-Dubois\nDurée : 46 min';
  const prose = 'Bonjour à toutes et à tous, je suis très heureuse de parler des abeilles sauvages en milieu urbain.';

  it('is a talk, its prose told as inferred to be what is said', () => {
    const reading = readTextPage(`${labels}\n\n${prose}\n\nMerci.\n`);
    if (!reading.ok) throw new Error(reading.reason);
    const [{ notice, findings }] = reading.notices as [(typeof reading.notices)[0]];
    expect(notice).toMatchObject({ title: 'Les abeilles et la ville', durationMs: 46 * 60_000 });
    expect(notice.speakers).toMatchObject([{ given: 'Claire', family: 'Martin-Dubois' }]);
    expect(notice.transcript?.paragraphs.map(({ text }) => text)).toEqual([prose, 'Merci.']);
    expect(findings.map(({ field, sureness, line }) => `${field} ${sureness} ${line}`)).toEqual([
      'title stated 1',
      'speakers stated 2',
      'durationMs stated 3',
      'transcript inferred 5',
    ]);
  });

  it('has whole paragraphs where lines were broken at a width', () => {
    const paragraph = prose.replace(' des abeilles', '\ndes abeilles');
    const { transcript } = parsed(`${labels}\n\n${paragraph}\n\n${paragraph}\n\n${paragraph}\n`);
    expect(transcript?.paragraphs.map(({ text }) => text)).toEqual([prose, prose, prose]);
  });

  it.each([
    ['speakers', (index: number) => (index % 2 === 0 ? 'Claire Martin-Dubois : ' : 'Paul Durand : ')],
    ['a list', () => '– '],
  ])('has a paragraph for each line that begins as those of %s do', (_, beginning) => {
    const lines = Array.from(
      { length: 6 },
      (__, index) => `${beginning(index)}nous parlons des abeilles sauvages de la ville, ${index}.`,
    );
    const { transcript } = parsed(`${labels}\n\n${lines.join('\n')}\n\n${prose}\n`);
    expect(transcript?.paragraphs).toHaveLength(7);
  });

  it('has whole paragraphs where one of many lines begins with a name and a colon', () => {
    const paragraph = prose.replace(' des abeilles', '\ndes abeilles');
    const dated = paragraph.replace('des abeilles', 'Paris : des abeilles');
    const { transcript } = parsed(`${labels}\n\n${`${paragraph}\n\n`.repeat(20)}${dated}\n`);
    expect(transcript?.paragraphs).toHaveLength(21);
  });

  it('is none where it begins otherwise, or where the title is all there is', () => {
    for (const text of [
      `[Script Info]\nTitle: ${prose}\n${prose}`,
      `${prose}\n${labels}`,
      `Intervenante : Claire Martin\n\n${prose}`,
      'Titre : Les abeilles\n\npain\nlait\n',
    ]) {
      expect(readTextPage(text)).toEqual({ ok: false, reason: 'notANotice', detail: '' });
    }
  });
});
