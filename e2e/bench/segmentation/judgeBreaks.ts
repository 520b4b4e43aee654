import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Atom } from '../../../src/domain/segmentation/atoms.ts';
import type { LectureLanguage } from '../alignment/lectureText.ts';
import { installPackages } from '../installPackages.ts';

/** Taggers of parts of speech (MIT), which live in the user's cache: only this bench needs them. */
const TAGGERS = { fr: 'fr-compromise@0.2.8', en: 'compromise@14.17.0' } as const;

/** What a break goes through. */
export const BROKEN = [
  'noun phrase',
  'preposition | object',
  'pronoun | verb',
  'auxiliary | participle',
  'other',
] as const;
export type Broken = (typeof BROKEN)[number];

interface Term {
  readonly pre: string;
  readonly text: string;
  readonly post: string;
  readonly tags: readonly string[];
}

type Tagger = (text: string) => { json(): readonly { readonly terms: readonly Term[] }[] };

/** What breaks between neighbouring atoms of a paragraph go through; `null` for a good place. */
export type Judge = (atoms: readonly Atom[]) => (Broken | null)[];

/**
 * Judges breaks by parts of speech: of a tagger for the open classes, of the lists below for the closed ones, which the
 * taggers often take for others. It shares nothing with what the derivation weighs.
 */
export function judgeOf(language: LectureLanguage, cache: string): Judge {
  const tagger = loadTagger(TAGGERS[language], join(cache, 'taggers'));
  return (atoms) => {
    const tagged = tagAtoms(atoms, tagger, language);
    return tagged.map((right, index) => (index === 0 ? null : brokenBetween(tagged[index - 1]!, right, language)));
  };
}

function loadTagger(spec: string, folder: string): Tagger {
  const name = spec.slice(0, spec.lastIndexOf('@'));
  const home = join(folder, name);
  installPackages(home, [spec]);
  const loaded = createRequire(join(home, 'package.json'))(name) as Tagger | { readonly default: Tagger };
  return 'default' in loaded ? loaded.default : loaded;
}

type Part = 'determiner' | 'preposition' | 'conjunction' | 'pronoun' | 'auxiliary' | 'negation' | OpenClass;
type OpenClass = 'noun' | 'adjective' | 'verb' | 'participle' | 'adverb' | 'number' | 'none';

/** An atom as the judge sees it: the parts of its first and last words, and whether marks end it. */
interface Tagged {
  readonly first: Part;
  readonly last: Part;
  readonly isClosed: boolean;
  readonly isName: boolean;
}

/** Closed classes by traditional grammar; of a word that belongs to two, the one it has before what it may not leave. */
const CLOSED: Record<LectureLanguage, readonly (readonly [Part, string])[]> = {
  fr: [
    [
      'determiner',
      "le la les l' un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos",
    ],
    ['determiner', 'leur leurs chaque quelques plusieurs quel quelle quels quelles aucun aucune'],
    [
      'preposition',
      "à de d' en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après selon",
    ],
    ['preposition', 'jusque parmi malgré sauf dès lors'],
    ['conjunction', "et ou mais donc or ni car que qu' si quand comme lorsque puisque qui dont où"],
    ['pronoun', "je j' tu il elle on nous ils elles me m' te t' se s' y ne n'"],
    [
      'auxiliary',
      'ai as a avons avez ont avais avait avaient aura auront aurait auraient ait aient suis es est sommes êtes',
    ],
    ['auxiliary', 'sont étais était étaient sera seront serait seraient soit soient fut furent'],
    ['negation', 'pas plus jamais rien guère point'],
  ],
  en: [
    ['determiner', 'the a an this these those my your his her its our their each every some any no which what whose'],
    [
      'preposition',
      'of in on at by for with from into onto over under between among through without within about against',
    ],
    ['preposition', 'during before after since until toward towards upon across behind beyond near to as than'],
    ['conjunction', 'and or but nor so because although if when while whether that who whom where how'],
    ['pronoun', 'i you he she it we they'],
    [
      'auxiliary',
      'am is are was were be been being have has had do does did will would shall should can could may might must',
    ],
    ['negation', 'not never'],
  ],
};

const PARTS = {
  fr: partsByWord('fr'),
  en: partsByWord('en'),
};

function partsByWord(language: LectureLanguage): Map<string, Part> {
  return new Map(CLOSED[language].flatMap(([part, words]) => words.split(' ').map((word) => [word, part] as const)));
}

function tagAtoms(atoms: readonly Atom[], tagger: Tagger, language: LectureLanguage): Tagged[] {
  const text = atoms.map((atom) => atom.text).join(' ');
  const tags = tagsByRun(text, tagger);
  return atoms.map((atom, index) => {
    const own = tags[index] ?? [];
    const words = atom.text
      .toLowerCase()
      .replaceAll('’', "'")
      .replaceAll(/[^\p{L}\p{N}'-]+/gu, '');
    const elided = language === 'fr' ? /^(?:l|d|qu|j|m|t|s|n|c)'/u.exec(words)?.[0] : undefined;
    const head = PARTS[language].get(elided ?? words) ?? openClass(own[0] ?? []);
    const rest = elided === undefined ? words : words.slice(elided.length);
    return {
      first: head,
      last: PARTS[language].get(rest === '' ? words : rest) ?? openClass(own.at(-1) ?? []),
      isClosed: /[^\p{L}\p{N}'’-]$/u.test(atom.text),
      isName: /^\p{Lu}\p{Ll}+/u.test(atom.text),
    };
  });
}

/** The tags of the words in each run of a text: a contraction has those of both its words. */
function tagsByRun(text: string, tagger: Tagger): (readonly string[])[][] {
  const runs: (readonly string[])[][] = [[]];
  const pass = (blanks: string): void => {
    for (const _ of blanks.matchAll(/\s+/gu)) runs.push([]);
  };
  for (const { pre, post, tags } of tagger(text)
    .json()
    .flatMap(({ terms }) => terms)) {
    pass(pre);
    runs.at(-1)!.push(tags);
    pass(post);
  }
  return runs;
}

const OPEN_CLASSES: readonly (readonly [tag: string, part: OpenClass])[] = [
  ['Value', 'number'],
  ['Participle', 'participle'],
  ['PastParticiple', 'participle'],
  ['Verb', 'verb'],
  ['Adjective', 'adjective'],
  ['Adverb', 'adverb'],
  ['Noun', 'noun'],
];

function openClass(tags: readonly string[]): OpenClass {
  return OPEN_CLASSES.find(([tag]) => tags.includes(tag))?.[1] ?? 'none';
}

const AFTER_AUXILIARY = new Set<Part>(['participle', 'verb', 'adjective', 'adverb', 'negation']);

/** What a break between two words that no mark ends goes through, the first that holds. */
const BREAKS: readonly (readonly [Broken, (left: Tagged, right: Tagged, language: LectureLanguage) => boolean])[] = [
  ['noun phrase', ({ last }) => last === 'determiner'],
  ['noun phrase', ({ last }, { first }) => last === 'number' && (first === 'noun' || first === 'adjective')],
  ['noun phrase', ({ last }, { first }) => last === 'adjective' && first === 'noun'],
  ['noun phrase', ({ last }, { first }, language) => last === 'noun' && first === AFTER_NOUN[language]],
  ['preposition | object', ({ last }) => last === 'preposition'],
  ['pronoun | verb', ({ last }) => last === 'pronoun'],
  ['auxiliary | participle', ({ last }, { first }) => last === 'auxiliary' && AFTER_AUXILIARY.has(first)],
  ['other', ({ last }, { first }) => last === 'conjunction' || first === 'negation'],
  ['other', (left, right) => left.isName && right.isName],
];

/** What belongs to the noun before it: `infrastructure lourde`, `computer screen`. */
const AFTER_NOUN: Record<LectureLanguage, Part> = { fr: 'adjective', en: 'noun' };

function brokenBetween(left: Tagged, right: Tagged, language: LectureLanguage): Broken | null {
  if (left.isClosed) return null;
  return BREAKS.find(([, isBroken]) => isBroken(left, right, language))?.[0] ?? null;
}
