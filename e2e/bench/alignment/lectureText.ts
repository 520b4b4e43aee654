import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackedPackage } from './debianPackages.ts';
import { seededRandom, shuffle, type Random } from './seededRandom.ts';

export type LectureLanguage = 'fr' | 'en';

/** A word as it is written (punctuation with it) and as an engine that knows no abbreviations must be told it. */
export interface SpokenWord {
  readonly text: string;
  readonly spoken: string;
}

/** The words of a sentence, in order; the written form is joined by blanks. */
export type SpokenSentence = readonly SpokenWord[];

const MANUALS = { fr: 'gimp-help-fr', en: 'gimp-help-en' } as const;
/** One sentence in this many is of the making kind, full of numbers, names and abbreviations. */
const MADE_EVERY = 4;
const WORDS = { least: 4, most: 34 };
/** Words of the other language: parts of the manuals are not translated. */
const STRANGE = {
  fr: /\b(?:the|this|you|and|with|will|are|is|your|copyright)\b/iu,
  en: /\b(?:le|les|des|une|copyright)\b/iu,
} as const;
/** Plain prose: no code, paths or symbols. */
const PROSE = /^[\p{L}\d ,;:’'()«»-]+[.!?]$/u;

/**
 * Different sentences of a language, the same for a seed: prose of a manual that Debian packages, between them made
 * sentences of a lecture. Throws when the manual has fewer than `count`.
 */
export function lectureSentences(
  cache: string,
  language: LectureLanguage,
  count: number,
  seed: number,
): SpokenSentence[] {
  const random = seededRandom(seed);
  const prose = shuffle(manualProse(unpackedPackage(cache, MANUALS[language]), language), random);
  if (prose.length < count) throw new Error(`${MANUALS[language]} has ${prose.length} sentences, not ${count}`);
  return prose
    .slice(0, count)
    .map((sentence, index) => (index % MADE_EVERY === 1 ? MAKERS[language](random) : plainWords(sentence)));
}

function plainWords(sentence: string): SpokenSentence {
  return sentence.split(' ').map((text) => ({ text, spoken: text }));
}

/** The sentences of a manual's pages, each once, in the order of the files. */
function manualProse(root: string, language: LectureLanguage): string[] {
  const folder = join(root, 'usr/share/gimp/2.0/help', language);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const sentences = new Set<string>();
  for (const page of pages.toSorted()) {
    for (const [, html] of readFileSync(join(folder, page), 'utf8').matchAll(/<p>([\s\S]*?)<\/p>/gu)) {
      for (const sentence of sentencesOf(html!)) if (!STRANGE[language].test(sentence)) sentences.add(sentence);
    }
  }
  return [...sentences];
}

function sentencesOf(html: string): string[] {
  const text = html
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&[a-z]+;/gu, ' ')
    .replaceAll(/[\s\u{A0}\u{202F}]+/gu, ' ')
    .replaceAll(/ (?=[,.])/gu, '')
    .replaceAll(/ ([;:!?»])/gu, '$1')
    .replaceAll('« ', '«')
    .trim();
  return text.split(/(?<=[.!?]) (?=\p{Lu})/u).filter((sentence) => {
    const count = sentence.split(' ').length;
    return count >= WORDS.least && count <= WORDS.most && PROSE.test(sentence);
  });
}

const NAMES = ['Dupont', 'Lefèvre', 'Bourdieu', 'Marie Curie', 'Ampère', 'Michelet', 'Foucault', 'Hélène Carrère'];
const ENGLISH_NAMES = ['Johnson', 'Ada Lovelace', 'Darwin', 'Wilkinson', 'Rosalind Franklin', 'Turner', 'Hobbes'];
const NOUNS = ['étudiants', 'ouvriers', 'historiens', 'élèves', 'auteurs', 'habitants', 'enfants', 'économistes'];
const THINGS = ['archives', 'enquêtes', 'œuvres', 'images', 'expériences', 'lois', 'machines', 'hypothèses'];
const VERBS = ['ont étudié', 'avaient observé', 'ont enfin admis', 'auraient oublié', 'ont ensuite comparé'];
const PLACES = ['Orléans', 'Aix', 'Strasbourg', 'Lyon', 'Besançon', 'Évreux', 'Montréal'];

function word(text: string, spoken = text): SpokenWord {
  return { text, spoken };
}

function words(text: string): SpokenWord[] {
  return text.split(' ').map((part) => word(part));
}

const MAKERS: Record<LectureLanguage, (random: Random) => SpokenSentence> = { fr: frenchSentence, en: englishSentence };

const FRENCH_KINDS: readonly ((random: Random) => SpokenSentence)[] = [
  (random) => [
    ...words(`En ${1515 + random.below(500)}, les`),
    ...words(`${random.pick(NOUNS)} de ${random.pick(PLACES)} ${random.pick(VERBS)} ${2 + random.below(997)}`),
    ...words(`${random.pick(THINGS)} en ${2 + random.below(40)} ans.`),
  ],
  (random) => [
    word('M.', 'monsieur'),
    ...words(`${random.pick(NAMES)} et`),
    word('Mme', 'madame'),
    ...words(`${random.pick(NAMES)} ${random.pick(VERBS)} des ${random.pick(THINGS)},`),
    word('p.', 'page'),
    ...words(`${3 + random.below(400)} et suivantes.`),
  ],
  (random) => [
    ...words(`C'est au`),
    ...frenchCentury(random),
    ...words(`siècle que les ${random.pick(NOUNS)} ${random.pick(VERBS)} les ${random.pick(THINGS)},`),
    word('etc.', 'et cétéra'),
  ],
  (random) => [
    ...words(`Environ ${2 + random.below(90)}`),
    word('%', 'pour cent'),
    ...words(`des ${random.pick(NOUNS)} habitaient à ${2 + random.below(60)}`),
    word('km', 'kilomètres'),
    ...words(`de ${random.pick(PLACES)}, dit le`),
    word('Dr', 'docteur'),
    ...words(`${random.pick(NAMES)}.`),
  ],
  (random) =>
    words(
      `Vous êtes-vous demandé pourquoi ces ${random.pick(NOUNS)} ${random.pick(VERBS)} leurs ${random.pick(THINGS)}?`,
    ),
  (random) =>
    words(`Alors, euh, on y va: mes amis ont ${2 + random.below(20)} ans, et les ${random.pick(NOUNS)} aussi.`),
];

function frenchCentury(random: Random): SpokenWord[] {
  return [random.pick([word('XIIe', 'douzième'), word('XVIe', 'seizième'), word('XIXe', 'dix-neuvième')])];
}

function frenchSentence(random: Random): SpokenSentence {
  return random.pick(FRENCH_KINDS)(random);
}

const ENGLISH_KINDS: readonly ((random: Random) => SpokenSentence)[] = [
  (random) => words(`In ${1600 + random.below(400)} about ${2 + random.below(900)} people lived near the old harbour.`),
  (random) => [
    word('Dr', 'doctor'),
    ...words(`${random.pick(ENGLISH_NAMES)} and`),
    word('Mr', 'mister'),
    ...words(`${random.pick(ENGLISH_NAMES)} disagreed about ${2 + random.below(90)}`),
    word('%', 'percent'),
    ...words('of the results.'),
  ],
  (random) => words(`Why did ${random.pick(ENGLISH_NAMES)} wait ${2 + random.below(50)} years before publishing it?`),
  (random) =>
    words(`So, um, let us look at question ${2 + random.below(30)}, which ${random.pick(ENGLISH_NAMES)} asked first.`),
];

function englishSentence(random: Random): SpokenSentence {
  return random.pick(ENGLISH_KINDS)(random);
}
