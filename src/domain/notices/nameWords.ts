/** Words that belong to a family name although they may be written small, in the languages of the portals. */
const PARTICLES = new Set(
  (
    "de du des d' la le les l' van von vom zu zur zum der den dem ter ten tot 't " +
    'di da do dal dalla del della dello dei degli dos das los las el al ul y ben bin bint ibn abu abou ould af av st saint sainte'
  ).split(' '),
);

/** Particles that are given names as well: before one more word they are (`Ben Affleck`, `Al Gore`). */
const GIVEN_LIKE = new Set(['ben', 'al', 'saint', 'dos']);

/** What joins the two halves of a double family name: `Ortega y Gasset`, `Pi i Margall`, `Sousa e Silva`. */
const JOINERS = new Set(['y', 'i', 'e']);

/** Second halves of Spanish and Portuguese given names behind a particle: `María del Carmen`. */
const DEVOTIONS = new Set(
  (
    'carmen mar pilar rosario luz cruz mercedes dolores angeles ángeles nieves concepcion concepción rocio rocío paz sol ' +
    'fatima fátima lourdes conceicao conceição gloria glória graca graça jesus jesús'
  ).split(' '),
);

const TITLES = new Set(
  (
    'm mm mr mrs ms mme mmes mlle melle dr dre pr pre prof docteur docteure professeur professeure professor doctor sir dame ' +
    'maître maitre me mgr monsieur madame mademoiselle señor señora sr sra herr frau ir ing'
  ).split(' '),
);
/** Titles that could be an initial or a name: only with a dot, or before two more words. */
const SHORT_TITLES = new Set(['m', 'me', 'sr', 'pre', 'dame', 'ir', 'ing', 'ms']);

const SUFFIX = /^(?:jr|sr|junior|senior|filho|neto|ii|iii|iv)\.?$/iu;
const DEGREE = /^(?:ph\.?d|m\.?d|m\.?sc|m\.?a|d\.?phil|hdr|esq)\.?$/iu;

/** Whether a word is written small inside family names, whatever its case here; `d'Alembert` and `al-Koni` begin so. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(lower(word));
}

/** Whether a small word brings its particle along: `d'Alembert`, `al-Khwarizmi`, `l'Hospital`. */
export function hasParticlePrefix(word: string): boolean {
  return /^(?:[dl][’']|(?:al|el|ul|ash|as|at)-)\p{L}/u.test(word);
}

/** Whether a particle is a given name before one single word more. */
export function isGivenLike(word: string): boolean {
  return GIVEN_LIKE.has(lower(word));
}

/** Whether a small word joins two family names. */
export function isJoiner(word: string): boolean {
  return JOINERS.has(word);
}

/** Whether a word, behind a particle, still belongs to a given name (`María del Carmen`). */
export function isDevotion(word: string): boolean {
  return DEVOTIONS.has(lower(word));
}

/** Two letters or more, all capital, but for `Mc`; `J.` is an initial. */
export function isCapitals(word: string): boolean {
  return (
    /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word.replace(/^(?:Mc|Mac)(?=\p{Lu})/u, '')) && !isInitial(word)
  );
}

/** `J.`, `J`, `J.-P.`, `J-P`, `J-P.`, `J.P.`: nothing but first letters. */
export function isInitial(word: string): boolean {
  return hasDots(word) || /^\p{Lu}(?:-\p{Lu}\.?)?$/u.test(word);
}

/** Two or three first letters without dots, as bibliographies write them behind a family name: `Dupont JP`. */
export function isBareInitials(word: string): boolean {
  return /^[B-DF-HJ-NP-TV-XZ]{2,3}$/.test(word) && word !== 'NG';
}

function hasDots(word: string): boolean {
  return /^(?:\p{Lu}[\p{Ll}]?\.-?){1,4}\p{Lu}?$/u.test(word);
}

/** Whether the first word of a name, before `left` more, is a title: `Dr`, `Mme`, `Pr.`. */
export function isTitle(word: string, left: number): boolean {
  const bare = lower(word).replace(/\.$/, '');
  if (left === 0 || !TITLES.has(bare)) return false;
  return !SHORT_TITLES.has(bare) || word.endsWith('.') || left > 1;
}

/** `Jr.`, `III`: stays with the family name, as father and son are two people. */
export function isSuffix(word: string): boolean {
  return SUFFIX.test(word);
}

/** `PhD`, `MD`: no part of a name. */
export function isDegree(word: string): boolean {
  return DEGREE.test(word);
}

function lower(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
