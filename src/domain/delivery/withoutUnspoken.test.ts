import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenSentences, type PlacedSentence } from '../alignment/spokenSentences.ts';
import { parseCueFile } from '../formats/cueFormats.ts';
import { CueSource } from '../formats/cueSource.ts';
import { DEFAULT_PROFILE, profileOf } from '../profiles/builtInProfiles.ts';
import type { TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import {
  ESTIMATED,
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import { mergeParagraphs } from '../transcript/paragraphEdits.ts';
import { DELIVERY_FORMATS } from './deliveryFormats.ts';
import { DEFAULT_DELIVERY, type DeliveryOptions } from './deliveryOptions.ts';
import { deliverTalk, type DeliveredTalk } from './deliverTalk.ts';

const ANA = 'ana' as SpeakerId;
const LUC = 'luc' as SpeakerId;
const talk: DeliveredTalk = {
  title: 'La mer',
  speakers: [
    { id: ANA, name: 'Ana' },
    { id: LUC, name: 'Luc' },
  ],
  durationMs: null,
  language: 'fr',
  address: null,
  limits: DEFAULT_PROFILE.limits,
  unspoken: [],
};

/** A sentence that nobody says begins with it. */
const UNSPOKEN = '~';

/** A paragraph of sentences, each word of which takes 400 ms from `startMs` on, as an alignment leaves it. */
function heard(id: string, sentences: readonly string[], startMs: number, known: Partial<Paragraph> = {}): Paragraph {
  let now = startMs;
  const words = sentences.flatMap((sentence) =>
    tokensOf(sentence.replace(UNSPOKEN, '')).map((_, index): WordTime => {
      return sentence.startsWith(UNSPOKEN) ? [now, now, ESTIMATED] : [now, (now += 400), index];
    }),
  );
  const text = sentences.join(' ').replaceAll(UNSPOKEN, '');
  return newParagraph(id as ParagraphId, text, { words, startMs, endMs: now, ...known });
}

/** What an alignment tells that nobody says: all in the text that begins with one of `beginnings`. */
function unheard(transcript: Transcript, beginnings: readonly string[]): PlacedSentence[] {
  const sentences = spokenSentences(transcript, 'fr').filter(({ text }) =>
    beginnings.some((beginning) => text.startsWith(beginning)),
  );
  return sentences.map((one) => ({ ...one, startMs: 0, endMs: 0, confidence: 0, spoken: false }));
}

const NEVER_SAID = ['Cette phrase', 'Celle-ci', 'Nul', '« '];

/** Delivers what an alignment was taken of. */
function deliver(transcript: Transcript, options: Partial<DeliveryOptions> = {}, of: DeliveredTalk = talk) {
  const aligned = { ...of, unspoken: [...of.unspoken, ...unheard(transcript, NEVER_SAID)] };
  return deliverTalk(aligned, transcript, 'srt', { ...DEFAULT_DELIVERY, speakers: 'none', ...options });
}

function textsOf(transcript: Transcript, options: Partial<DeliveryOptions> = {}, of: DeliveredTalk = talk): string[] {
  const { value } = parseCueFile(new CueSource(deliver(transcript, options, of).text), 'srt');
  return (value?.cues ?? []).map(({ text }) => text.replaceAll('\n', ' '));
}

const BEFORE = 'La mer monte deux fois par jour sur cette plage, et elle s’en va aussitôt.';
const NOBODY =
  'Cette phrase est longue de plus de cent soixante signes environ, et personne ne la dira ni ne l’a dite, ' +
  'bien qu’elle remplisse à elle seule un sous-titre entier ou davantage.';
const AFTER = 'Elle redescend le soir venu, et les enfants cherchent encore des coquillages.';

describe('subtitles that nobody says', () => {
  const text = [heard('p', [BEFORE, `${UNSPOKEN}${NOBODY}`, AFTER], 0)];

  it('are left out, and told; the others have their number and the time they would have without them', () => {
    const delivery = deliver(text);
    expect(delivery.unspoken).toEqual([NOBODY]);
    expect(textsOf(text).join(' ')).toBe(`${BEFORE} ${AFTER}`);
    expect(delivery.text).toBe(deliver([heard('p', [BEFORE, AFTER], 0)]).text);
    expect(delivery).toMatchObject({ estimatedCount: 0, cueCount: textsOf(text).length });
    expect(delivery.subtitles!.cues().map(({ unspoken }) => unspoken)).toEqual(textsOf(text).map(() => undefined));
  });

  it('stay where they are asked for, with what a check says of them', () => {
    const delivery = deliver(text, { keepsUnspoken: true });
    expect(delivery.unspoken).toEqual([]);
    expect(textsOf(text, { keepsUnspoken: true }).join(' ')).toBe(`${BEFORE} ${NOBODY} ${AFTER}`);
    expect(
      delivery
        .subtitles!.cues()
        .flatMap(({ unspoken = [] }) => unspoken)
        .join(' '),
    ).toBe(NOBODY);
    expect(delivery.estimatedCount).toBe(1);
  });

  it.each(['txt', 'md', 'html', 'docx'] as const)('are in the text for reading, as %s', (format) => {
    const delivery = deliverTalk(talk, text, format, DEFAULT_DELIVERY);
    expect(delivery.text).toContain(NOBODY);
    expect(delivery.unspoken).toEqual([]);
  });

  it('are in the chapters: a heading before them stays', () => {
    const heading = newParagraph('h' as ParagraphId, 'La marée', { kind: 'heading' });
    const chapters = deliverTalk(talk, [heading, ...text], 'podlove', DEFAULT_DELIVERY);
    expect(chapters).toMatchObject({ cueCount: 1, unspoken: [] });
  });

  it('are left out also where they would share a subtitle, and stay beside sounds in their sentence', () => {
    const short = [heard('p', ['Oui.', `${UNSPOKEN}Nul ne dit ça.`, 'Lui le dit.'], 0)];
    expect(textsOf(short).join(' ')).toBe('Oui. Lui le dit.');
    expect(deliver(short).unspoken).toEqual(['Nul ne dit ça.']);
    const sound = newParagraph('q' as ParagraphId, '[Rires] Nul ne dit ça.');
    const around = [heard('p', [BEFORE], 0), sound, heard('r', [AFTER], 5_600)];
    expect(textsOf(around)).toContain('[Rires] Nul ne dit ça.');
    expect(deliver(around).unspoken).toEqual([]);
  });

  it('stay where they are pinned by hand, or show a wording', () => {
    const from = BEFORE.length + 1;
    for (const mark of [
      { kind: 'cueBreak', from, to: from + 5, note: '' },
      { kind: 'wording', from, to: from + NOBODY.length, note: 'Ce que l’on montre.' },
    ] satisfies TextMark[]) {
      const pinned = [{ ...text[0]!, marks: [mark] }];
      expect(deliver(pinned).unspoken).toEqual([]);
      expect(deliver(pinned).text).toBe(deliver(pinned, { keepsUnspoken: true }).text);
    }
  });

  it('take the dash or the name of their speaker to the first subtitle of the turn that stays', () => {
    const turns = [
      heard('a', [BEFORE], 0, { speakerId: ANA }),
      heard('b', [`${UNSPOKEN}${NOBODY}`, 'Bonjour.'], 10_000, { speakerId: LUC }),
      heard('c', [AFTER], 20_000, { speakerId: LUC }),
    ];
    expect(textsOf(turns, { speakers: 'dash' })).toContain('-\u00A0Bonjour.');
    expect(textsOf(turns, { speakers: 'name' })).toContain('Luc\u00A0: Bonjour.');
    const dashed = { ...talk, limits: { ...DEFAULT_PROFILE.limits, turnDash: true } };
    expect(textsOf(turns, { speakers: 'voice' }, dashed)).toContain('-\u00A0Bonjour.');
  });

  it('leave no turn where all of one is left out', () => {
    const untimed = { words: [], startMs: null, endMs: null };
    const turns = [
      heard('a', [BEFORE], 0, { speakerId: ANA }),
      heard('b', [NOBODY], 0, { speakerId: LUC, ...untimed }),
      heard('c', [AFTER], 5_600, { speakerId: ANA }),
    ];
    for (const speakers of ['dash', 'name', 'voice'] as const)
      expect(deliver(turns, { speakers }).text).toBe(deliver([turns[0]!, turns[2]!], { speakers }).text);
  });

  it('are told sentence by sentence, in the order of the text', () => {
    const other = `Celle-ci non plus. ${NOBODY}`;
    const many = [text[0]!, newParagraph('q' as ParagraphId, other), heard('r', [AFTER], text[0]!.endMs!)];
    expect(deliver(many).unspoken).toEqual([NOBODY, 'Celle-ci non plus.', NOBODY]);
    const rounds = [
      heard('p', [`${UNSPOKEN}${NOBODY}`, BEFORE, `${UNSPOKEN}« Oui. »`, `${UNSPOKEN}« Non ! »`], 0),
      heard('q', [`${UNSPOKEN}« Oui. »`], 5_600),
    ];
    const texts = deliver(rounds, {}, { ...talk, limits: profileOf('lecture-fr')!.limits }).unspoken;
    expect(texts).toEqual([NOBODY, '« Oui. »', '« Non ! »', '« Oui. »']);
  });
});

describe('a paragraph that has no times', () => {
  const untimed = newParagraph('q' as ParagraphId, NOBODY);
  const around = (afterMs: number): Transcript => [heard('p', [BEFORE], 0), untimed, heard('r', [AFTER], afterMs)];

  it.each([6_000, 20_000])('is left out where an alignment tells that nobody says it, before %i ms', (afterMs) => {
    expect(deliver(around(afterMs)).unspoken).toEqual([NOBODY]);
    expect(textsOf(around(afterMs)).join(' ')).toBe(`${BEFORE} ${AFTER}`);
    const byHand = around(afterMs).map((one) =>
      one === untimed ? { ...one, startMs: 5_650, isStartByHand: true } : one,
    );
    expect(deliver(byHand).unspoken).toEqual([NOBODY]);
  });

  it.each([6_000, 20_000])('stays where none does, as one that was put in since, before %i ms', (afterMs) => {
    const aligned = { ...talk, unspoken: unheard([newParagraph('x' as ParagraphId, 'Nul autre.')], ['Nul']) };
    expect(deliverTalk(aligned, around(afterMs), 'srt', DEFAULT_DELIVERY).unspoken).toEqual([]);
  });

  it('stays where it is joined: its words get no room, and none is said by nobody', () => {
    const [before, , after] = around(30_000);
    const joined = mergeParagraphs(before!, untimed);
    expect(joined.words.at(-1)![2]).toBe(ESTIMATED);
    expect(deliverTalk(talk, [joined, after!], 'srt', DEFAULT_DELIVERY).unspoken).toEqual([]);
  });
});

describe('a talk that was never aligned', () => {
  it('is delivered as it was, whatever times it has of its own', () => {
    const paragraphs = fc.array(
      fc.record({
        sentences: fc.array(fc.constantFrom(BEFORE, NOBODY, 'Oui.', '[Rires]'), { minLength: 1, maxLength: 4 }),
        startMs: fc.option(fc.nat(600_000)),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        paragraphs,
        fc.option(fc.nat(600_000)),
        fc.constantFrom(...DELIVERY_FORMATS),
        (all, durationMs, format) => {
          const starts = all.map(({ startMs }) => startMs ?? 0).toSorted((a, b) => a - b);
          const transcript = all.map(({ sentences, startMs }, index) =>
            newParagraph(`${index}` as ParagraphId, sentences.join(' '), {
              startMs: startMs === null ? null : starts[index]!,
            }),
          );
          const of = { ...talk, durationMs };
          const kept = deliverTalk(of, transcript, format, { ...DEFAULT_DELIVERY, keepsUnspoken: true });
          const { unspoken, text } = deliverTalk(of, transcript, format, DEFAULT_DELIVERY);
          expect({ unspoken, text }).toEqual({ unspoken: [], text: kept.text });
        },
      ),
    );
  });

  it('is also delivered as it was where one paragraph of many has been aligned', () => {
    const rest = ['q', 'r'].map((id) => newParagraph(id as ParagraphId, NOBODY));
    const transcript = [
      heard('p', [BEFORE], 0),
      ...rest,
      heard('s', [AFTER], 5_600),
      newParagraph('t' as ParagraphId, NOBODY),
    ];
    expect(deliver(transcript).unspoken).toEqual([]);
  });

  it('is delivered as it was where paragraphs touch, with one between them that was typed', () => {
    const typed = newParagraph('q' as ParagraphId, NOBODY);
    const transcript = [heard('p', [BEFORE], 0), typed, heard('r', [AFTER], 5_600)];
    expect(deliverTalk(talk, transcript, 'srt', DEFAULT_DELIVERY).unspoken).toEqual([]);
  });
});

describe('what is left out and what is not', () => {
  it('are the whole text together, with all that is said', () => {
    const sentence = fc.constantFrom(BEFORE, AFTER, 'Oui.', 'La mer monte.', 'Et puis, plus rien ne bouge ici.');
    const sentences = fc.array(fc.tuple(sentence, fc.boolean()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sentences, fc.constantFrom('lecture-fr', 'arcom', 'netflix-fr'), (all, profile) => {
        const marked = ['Cela est dit.', ...all.map(([text, isSaid]) => (isSaid ? text : `${UNSPOKEN}Nul ${text}`))];
        const transcript = [heard('p', marked, 0)];
        const of = { ...talk, limits: profileOf(profile)!.limits };
        const { unspoken } = deliver(transcript, {}, of);
        const shown = textsOf(transcript, {}, of).join(' ');
        for (const text of unspoken) expect(text).toMatch(/^Nul /);
        const left = marked.filter((text) => !text.startsWith(UNSPOKEN));
        expect(shown.split(' ').length + unspoken.join(' ').split(' ').length - (unspoken.length === 0 ? 1 : 0)).toBe(
          marked.join(' ').split(' ').length,
        );
        let at = 0;
        for (const text of left) {
          at = shown.indexOf(text, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += text.length;
        }
      }),
    );
  });
});
