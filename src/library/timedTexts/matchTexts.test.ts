import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { foldKey } from '../search/foldForSearch.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { matchTexts, type MatchableTalk } from './matchTexts.ts';

let number = 0;

function talk(id: string, title: string, more: Partial<MatchableTalk> = {}): MatchableTalk {
  const named = { id: id as TalkId, title, titleKey: foldKey(title), hasText: true, talk: ++number as TalkNumber };
  return { ...named, identifiers: [], recordings: [], ...more };
}

const talks = [
  talk('a1', 'Le coût humain de l’intelligence artificielle', {
    identifiers: [
      { scheme: 'nid', key: '54321' },
      { scheme: 'url', key: 'www.example.org/videos/cout-humain-2024?x=1' },
      { scheme: 'nid', key: '2024' },
    ],
  }),
  talk('b2', 'Histoire de l’intelligence artificielle en France', { recordings: ['ENS_2023-04-12_amphi.mp4'] }),
  talk('c3', 'La Bhagavad-Gîtâ : approfondissement et questions', {
    identifiers: [{ scheme: 'doi', key: '10.1234/abc.77' }],
  }),
  talk('V1StGXR8_Z5jdHi6B-myT', 'Mathématiques 1'),
  talk('e5', 'Mathématiques 2'),
];

/** The talk that a file is of, with why; in parentheses when that is not sure. */
async function match(path: string, among = talks): Promise<string> {
  const [{ candidates, isSure } = { candidates: [], isSure: false }] = await matchTexts([path], among);
  const [best] = candidates;
  if (best === undefined) return 'none';
  const text = `${best.talkId.slice(0, 2)} ${best.basis}`;
  return isSure ? text : `(${text})`;
}

describe('matchTexts', () => {
  it.each([
    ['/x/54321.srt', 'a1 identifier'],
    ['/x/video-54321_fr.vtt', 'a1 identifier'],
    ['/x/cout-humain-2024.fr-FR.vtt', 'a1 identifier'],
    ['/x/10.1234_abc.77.srt', 'c3 identifier'],
    ['/x/V1StGXR8_Z5jdHi6B-myT.whisperx.json', 'V1 identifier'],
    ['/x/V1StGXR8_Z5jdHi6B-myT_fr.json', 'V1 identifier'],
    ['/x/ENS_2023-04-12_amphi.srt', 'b2 recording'],
    ['/x/ens_2023-04-12_amphi.auto.fr.vtt', 'b2 recording'],
    ['/x/Le cout humain de l_intelligence artificielle.srt', 'a1 title'],
    ['/x/03 - Dupont - Le coût humain de l’intelligence artificielle (sous-titres).srt', 'a1 title'],
    ['/x/la_bhagavad_gita_approfondissement.srt', 'c3 title'],
    ['/x/mathematiques-2.srt', 'e5 title'],
  ])('is sure of %s: %s', async (path, expected) => {
    expect(await match(path)).toBe(expected);
  });

  it.each([
    ['/x/intelligence artificielle.srt', /^\(.. title\)$/],
    ['/x/mathématiques.srt', /^(?:none|\(.. title\))$/],
    ['/x/2024.srt', /^none$/],
    ['/x/lecture.srt', /^none$/],
    ['/x/.srt', /^none$/],
    ['/x/---.srt', /^none$/],
  ])('is not sure of %s', async (path, expected) => {
    expect(await match(path)).toMatch(expected);
  });

  it.each([
    ['/x/Le roman anglais.srt', 'n2 title'],
    ['/x/Le roman anglais.fr.srt', 'n2 title'],
    ['/x/le-roman_fr.srt', 'n1 title'],
    ['/x/Histoire de la transcription.srt', 'n4 title'],
    ['/x/Histoire de la.auto.srt', 'n3 title'],
  ])('takes for a language or a kind no word of a title: %s', async (path, expected) => {
    const novels = [
      talk('n1', 'Le roman'),
      talk('n2', 'Le roman anglais'),
      talk('n3', 'Histoire de la'),
      talk('n4', 'Histoire de la transcription'),
    ];
    expect(await match(path, novels)).toBe(expected);
  });

  it.each([
    ['/x/Le roman anglais.srt', '(n1 title)'],
    ['/x/Le roman anglais.fr.srt', '(n1 title)'],
    ['/x/le_roman_anglais.srt', '(n1 title)'],
    ['/x/Le roman russe.srt', '(n1 title)'],
    ['/x/Dupont - Le roman.srt', '(n1 title)'],
    ['/x/Le roman.anglais.srt', 'n1 title'],
    ['/x/le_roman-anglais.srt', 'n1 title'],
    ['/x/Le roman (anglais).srt', 'n1 title'],
    ['/x/03 - Le roman.fr.srt', 'n1 title'],
    ['/x/Le roman fr.srt', 'n1 title'],
  ])('leaves open whether a word more is of another talk, though no other is there: %s', async (path, expected) => {
    expect(await match(path, [talk('n1', 'Le roman')])).toBe(expected);
    expect(await match(path, [talk('n1', 'Le roman'), ...talks])).toBe(expected);
  });

  it('takes a whole title rather than the beginning of a longer one, and that where there is no other', async () => {
    const whole = talk('wh', 'Introduction à la philosophie');
    const longer = talk('lo', 'Introduction à la philosophie des sciences de la nature');
    const other = talk('ot', 'Introduction à la philosophie des sciences humaines');
    const path = '/x/introduction_a_la_philosophie.srt';
    expect(await match(path, [longer, whole])).toBe('wh title');
    expect(await match(path, [longer])).toBe('lo title');
    expect(await match(path, [longer, other])).toMatch(/^\(/);
  });

  it('is sure of no file when two are of one talk', async () => {
    const files = await matchTexts(['/x/54321.fr.srt', '/x/54321.en.srt', '/x/mathematiques-1.srt'], talks);
    expect(files.map(({ isSure }) => isSure)).toEqual([false, false, true]);
    expect(files[0]!.candidates[0]!.talkId).toBe('a1');
  });

  it('lets other work have its turn between files', async () => {
    let isDone = false;
    const paths = Array.from({ length: 50 }, (_, index) => `/x/${index}.srt`);
    const matching = matchTexts(paths, talks).then(() => (isDone = true));
    await nextTurn();
    await nextTurn();
    expect(isDone).toBe(false);
    await matching;
  });
});
