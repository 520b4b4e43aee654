/**
 * Words that belong to what follows them: a line or a subtitle that ends on one makes the reader wait. Folded to
 * lower case, with typographic apostrophes straight. Elided words (`l'`, `qu'`) stand in one piece with their noun.
 */
const LEADS_ON = new Set(
  [
    'le la les un une des du de au aux ce cet cette ces cela',
    'mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs quel quelle quels quelles',
    'chaque plusieurs quelques tout toute tous toutes aucun aucune nul nulle certains certaines autre autres même',
    'à en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après jusque malgré selon',
    'dès hors parmi durant outre sauf via devant derrière dont où afin grâce lors près loin',
    'je tu il elle on nous vous ils elles me te se y qui que quoi lequel laquelle lesquels lesquelles',
    "ne n'est ni et ou mais donc or car si comme quand lorsque puisque parce alors quoique",
    'ai as a avons avez ont avais avait avions aviez avaient aurai aura auront aurait auraient ait aient',
    'suis es est sommes êtes sont étais était étions étiez étaient sera seront serait seraient soit soient fut furent',
    "c'est c'était qu'il qu'elle qu'on qu'ils qu'elles s'est s'il j'ai d'un d'une qu'un qu'une l'on n'a n'ont",
    'peut peuvent doit doivent va vont fait font faut veut veulent très plus moins aussi trop assez bien si',
    'premier première premiers premières dernier dernière derniers dernières grand grande grands grandes',
    'm. mm. mme mmes mlle dr pr me n° no p. art. vol. fig. chap.',
  ].flatMap((line) => line.split(' ')),
);

/** Words that open a group: a good place to begin a line or a subtitle. */
const OPENS = new Set(
  [
    'et ou mais donc or car ni que qui dont où quand lorsque puisque parce comme si afin alors',
    'à de en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après selon dès',
    "qu'il qu'elle qu'on qu'ils qu'elles qu'un qu'une c'est puis ensuite ainsi",
  ].flatMap((line) => line.split(' ')),
);

/** The second halves of negations, which stay with their verb. */
const NEGATIONS = new Set('pas plus jamais rien point guère personne aucun aucune nullement'.split(' '));

const UNITS = new Set(
  'mm cm m km mg g kg t ml l ha ms s min h j hz khz mhz ghz w kw mw v kv a c % € $ ko mo go to px mille millions milliards'.split(
    ' ',
  ),
);
const MONTHS = new Set(
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
);
const YEAR = /^(?:1\d|20)\d\d$/;

/** Abbreviations whose point ends no sentence. */
const ABBREVIATIONS = new Set(
  'm. mm. mme. mlle. dr. pr. st. ste. cf. p. pp. art. vol. fig. chap. ex. env. av. apr. etc. n. vs. éd. dir. trad.'.split(
    ' ',
  ),
);

/** How a piece of text between two blanks stands to a break. */
export interface Piece {
  readonly text: string;
  readonly isSentenceEnd: boolean;
  readonly isClauseEnd: boolean;
}

/** Describes a piece of text. `before` is the piece before it, whose end a lone closing mark takes over. */
export function readPiece(text: string, before: Piece | undefined, after: string | undefined): Piece {
  const bare = text.replace(/[»”"’')\]]+$/u, '');
  // A closing quote or bracket alone closes whatever ended before it.
  if (bare === '') return { text, isSentenceEnd: before?.isSentenceEnd === true, isClauseEnd: true };
  const isSentenceEnd = /[.!?…]$/u.test(bare) && !isAbbreviation(bare) && !/^\p{Ll}/u.test(after ?? '');
  return { text, isSentenceEnd, isClauseEnd: isSentenceEnd || /[,;:!?…—–)»]$/u.test(text) };
}

function isAbbreviation(text: string): boolean {
  return ABBREVIATIONS.has(text.toLowerCase()) || /^\p{Lu}\.$/u.test(text);
}

type Bond = 0 | 1 | 2 | 3;

/** Why two neighbours hold together, strongest first; `rightWord` is folded, and without the marks behind it. */
const BONDS: readonly (readonly [bond: Bond, holds: (pair: Pair) => boolean])[] = [
  [3, ({ left, right }) => /^[?!:;»%€$°)\]”…,.]+$/u.test(right) || /^[«“([—–-]+$/u.test(left)],
  [3, ({ left, right, rightWord }) => /\d$/.test(left) && (/^\d{3}(?!\d)/.test(right) || UNITS.has(rightWord))],
  [2, ({ left }) => LEADS_ON.has(fold(left))],
  // `12 personnes` and `4 avril` hold together, `en 2015 nous` does not.
  [2, ({ left, right }) => /\d$|^1er$/.test(left) && !YEAR.test(left) && /^\p{Ll}/u.test(right)],
  [2, ({ left, rightWord }) => MONTHS.has(fold(left)) && YEAR.test(rightWord)],
  [2, ({ rightWord }) => NEGATIONS.has(rightWord)],
  [1, ({ left, right }) => /^\p{Lu}[\p{Ll}’'-]+$/u.test(left) && /^\p{Lu}\p{Ll}/u.test(right)],
];

interface Pair {
  readonly left: string;
  readonly right: string;
  readonly rightWord: string;
}

/** How strongly two neighbouring pieces hold together: 0 (break freely) to 3 (never, if it can be helped). */
export function bondBetween(left: string, right: string): Bond {
  const pair = { left, right, rightWord: withoutMarks(fold(right)) };
  return BONDS.find(([, holds]) => holds(pair))?.[0] ?? 0;
}

/** Whether a group of words begins with this piece. */
export function opensGroup(text: string): boolean {
  return OPENS.has(fold(text));
}

function withoutMarks(text: string): string {
  return text.replace(/[.,;:!?…»)]+$/u, '');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[«“"(]+/, '');
}
