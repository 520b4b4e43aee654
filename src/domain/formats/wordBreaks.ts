/** What becomes of a word before a hyphen at the end of a line, and of the one that begins the next. */
export type WordBreak = 'joined' | 'hyphenated' | 'apart';

/** Joined words that look like two; those whose halves are no words need no list. */
const JOINED = wordsIn(
  'pourtant surtout parfois partout longtemps maintenant bientôt plutôt aussitôt sitôt toujours autour autant ensemble',
  'ensuite enfin malgré parmi pourquoi lorsque puisque quoique quelque quelques chacun chacune aucun aucune beaucoup',
  'davantage autrefois toutefois cependant comment désormais monsieur madame mesdames messieurs bonjour bonsoir',
  'bonheur malheur passeport entreprise entretien contrepartie surface soutenir merci voici voilà ceci cela celle vertu',
  'France chance',
);

const HYPHENATED = wordsIn(
  'là-bas là-haut là-dessus là-dessous là-dedans ci-dessus ci-dessous ci-contre ci-joint par-delà par-dessus',
  'par-dessous par-ci par-là au-delà au-dessus au-dessous jusque-là celui-ci celui-là celle-ci celle-là ceux-ci',
  'ceux-là celles-ci celles-là lui-même elle-même soi-même moi-même toi-même nous-mêmes vous-mêmes eux-mêmes',
  'elles-mêmes rendez-vous avant-garde quelques-uns quelques-unes sous-titre sous-titres mi-temps tout-puissant',
);

/** Words that are only ever the first half of a compound: none begins a longer word at a syllable of its own. */
const FIRST_HALVES = wordsIn(
  'après avant arrière demi non vice quasi beau belle chef chefs mot mots porte garde nord sud soixante quarante cinquante trente vingt',
  'quatre tiers libre social socio politico physico franco anglo gréco quelques',
);

/** What stands behind a verb with a hyphen, and before one without. */
const PRONOUNS = wordsIn('je tu il elle on nous vous ils elles ce le la les lui leur moi toi y en ci là même mêmes');
const VERBS = wordsIn(
  'est suis es ai as ont sont était étaient fut sera seront peut peux puis doit dois faut veut veux dit dis disait fait',
  'fais va vas vont vient semble existe reste soit dites faites êtes voit vois voient sait sais savait aura auraient',
);
/** Before a pause of who speaks, these begin anew: a word that was broken off is no half of one. */
const BEGINNINGS = wordsIn(
  'un une des de du et ou que qui dans pour pas ne se me te mais donc car si sa son ses mon ma mes ton ta tes notre nos',
  'votre vos cette ces cet à au aux par sur avec sans où',
);
/** Words that begin so many others that the halves say nothing. */
const PREFIXES = wordsIn('pour sur par en au de dé ré sous entre contre bien mal main long tout in con com pré pro');

function wordsIn(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.toLowerCase().split(' ')));
}

const VOWEL = '[aeiouyàâäæéèêëîïôöœùûüÿ]';
/** What a syllable may begin with when the one before it ends. */
const ONSET = new RegExp(
  `^(?:[bcdfghjklmnpqrstvwxzç]|[bcdfgkptv]r|[bcfgkp]l|ch|ph|th|gn|qu|gu|chr|chl|phr|phl|thr)${VOWEL}`,
);
/** What a syllable may end with inside a word. */
const CODA = new RegExp(`${VOWEL}(?:[bcdfglmnprstx]|ns|bs|rs|mp|nc|rc|lp|ps|nct|ls)?$`);
/** No break lies between these: they begin one syllable. */
const INSEPARABLE = /[bcdfgkptv]\|r|[bcfgkp]\|l|[cpt]\|h|g\|n|q\|u/;

/**
 * Whether `first-` at the end of a line and `second` at the start of the next are one word that was broken
 * (`trans-`, `cription`), a compound (`peut-`, `être`), or a word that was broken off while speaking (`je pen-`, `je
 * crois`). `has` tells of a word in lower case whether the rest of the text has it: that decides before the rules of
 * French, by which a word is broken before a consonant that begins a syllable.
 */
export function decideBreak(first: string, second: string, has: (word: string) => boolean): WordBreak {
  const halves: Halves = { first, second, one: first.toLowerCase(), two: second.toLowerCase(), has };
  const known = byWords(halves) ?? byWriting(halves) ?? bySecond(halves);
  if (known !== null) return known;
  const { one, two } = halves;
  const isCompound = FIRST_HALVES.has(one) || areWords(halves) || !isBetweenSyllables(one, two);
  return isCompound ? 'hyphenated' : 'joined';
}

/** The halves as written and in lower case. */
interface Halves {
  readonly first: string;
  readonly second: string;
  readonly one: string;
  readonly two: string;
  readonly has: (word: string) => boolean;
}

function byWords({ one, two, has }: Halves): WordBreak | null {
  const [joined, compound] = [one + two, `${one}-${two}`];
  if (has(joined) || JOINED.has(joined)) return 'joined';
  return has(compound) || HYPHENATED.has(compound) ? 'hyphenated' : null;
}

/** Numbers, names and compounds of three words have a hyphen of their own; a sentence that begins does not. */
function byWriting({ first, second, one, two }: Halves): WordBreak | null {
  if ((/\d$/u.test(first) && /^\d/u.test(second)) || one.includes('-')) return 'hyphenated';
  if (second === two) return null;
  return first === one ? 'apart' : 'hyphenated';
}

function bySecond({ one, two, has }: Halves): WordBreak | null {
  if (BEGINNINGS.has(two)) return 'apart';
  if (!PRONOUNS.has(two)) return null;
  return has(one) || VERBS.has(one) || /(?:ez|ons)$/u.test(one) ? 'hyphenated' : 'apart';
}

function areWords({ one, two, has }: Halves): boolean {
  return one.length >= 3 && two.length >= 3 && !PREFIXES.has(one) && has(one) && has(two);
}

function isBetweenSyllables(first: string, second: string): boolean {
  if (first.length < 2 || second.length < 2) return false;
  return CODA.test(first) && ONSET.test(second) && !INSEPARABLE.test(`${first.at(-1)}|${second[0]}`);
}
