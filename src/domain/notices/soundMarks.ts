import { sortMarks, type MarkKind, type TextMark } from '../transcript/textMarks.ts';

/** How transcripts write what is not speech, in brackets or with notes; the brackets stay in the text. */
const SIGNS: readonly (readonly [kind: MarkKind, pattern: RegExp])[] = [
  ['music', /[♪♫♩♬]\s?[^♪♫♩♬]{1,300}[♪♫♩♬]|[♪♫♩♬]/gu],
  ['music', /[[(](?:musique|music|jingle|g[ée]n[ée]rique|chants?|chanson)(?: [^[\]()]{0,80})?[\])]/giu],
  [
    'sound',
    /[[(](?:applaudissements?|applause|rires?|laughter|bruits?|toux|sonnerie|silence|soupirs?|huées|coupure|brouhaha|[ée]cho|noise)(?: [^[\]()]{0,80})?[\])]/giu,
  ],
  ['inaudible', /[[(](?:\?{1,3}|(?:mots? |passage )?inaudible|incompr[ée]hensible|unclear)[\])]/giu],
];

/** Marks what is heard besides speech, and what could not be understood. */
export function markSounds(text: string): TextMark[] {
  if (!/[[(♪♫♩♬]/u.test(text)) return [];
  const marks = SIGNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: written, index }) => ({
      from: index,
      to: index + written.length,
      kind,
      note: '',
    })),
  );
  return sortMarks(marks);
}
