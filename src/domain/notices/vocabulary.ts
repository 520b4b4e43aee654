import { foldText } from './foldText.ts';

/**
 * Terms of the vocabularies that lecture portals use and that hold commas: the themes of Canal-U, the national
 * disciplines of SupLOMFR (the sections of the CNU) and the French classes of Dewey. Those without a comma need no list.
 */
const TERMS_WITH_COMMAS: readonly string[] = [
  'Lettres, arts, langues et civilisations',
  'Lettres, arts, langues et civilisation',
  "Sciences humaines, sociales, de l'éducation et de l'information",
  "Sciences de l'information, de la communication et des bibliothèques",
  'Langues, littératures et civilisations étrangères',
  'Langues, littératures et civilisations étrangères et régionales',
  'Langues, littératures et cultures étrangères',
  'Lettres, langues',
  'Arts, lettres, langues',
  'Droit, économie, gestion',
  'Sciences, technologies, santé',
  'Psychologie, psychologie clinique, psychologie sociale',
  "Architecture (ses théories et ses pratiques), arts appliqués, arts plastiques, arts du spectacle, épistémologie des enseignements artistiques, esthétique, musicologie, musique, sciences de l'art",
  'Arts plastiques, arts du spectacle, musique, musicologie, esthétique, sciences de l’art',
  'Sociologie, démographie',
  'Anthropologie biologique, ethnologie, préhistoire',
  'Ethnologie, préhistoire, anthropologie biologique',
  'Ethnologie, préhistoire, anthropologie',
  'Histoire, civilisations, archéologie et art des mondes anciens et médiévaux',
  "Histoire et civilisations : histoire des mondes modernes, histoire du monde contemporain, de l'art, de la musique",
  'Géographie physique, humaine, économique et régionale',
  "Aménagement de l'espace, urbanisme",
  'Chimie théorique, physique, analytique',
  'Chimie organique, minérale, industrielle',
  'Chimie organique, inorganique, industrielle',
  'Astronomie, astrophysique',
  'Terre solide : géodynamique des enveloppes supérieures, paléobiosphère',
  "Météorologie, océanographie physique et physique de l'environnement",
  'Mécanique, génie mécanique, génie civil',
  'Génie informatique, automatique et traitement du signal',
  'Énergétique, génie des procédés',
  'Génie électrique, électronique, photonique et systèmes',
  'Épistémologie, histoire des sciences et des techniques',
  'Philosophie, épistémologie',
  'Philosophie, parapsychologie et occultisme, psychologie',
  'Informatique, information, généralités',
  'Informatique, information et ouvrages généraux',
  'Sciences sociales, sociologie, anthropologie',
  'Commerce, communications, transports',
  'Coutumes, étiquette, folklore',
  'Coutumes, savoir-vivre, folklore',
  'Médias documentaires, médias éducatifs, médias d’information ; journalisme ; édition',
  'Journalisme, édition',
  'Arts, loisirs et sports',
  'Arts du spectacle, loisirs',
  'Photographie, photographies',
  'Botanique, zoologie',
  'Agriculture, technologies connexes',
  'Littérature, rhétorique et critique',
  'Géographie, histoire et disciplines auxiliaires',
  'Mathématiques appliquées, statistiques',
  'Sciences et techniques des activités physiques et sportives, sport',
];

/** Longest first: a term may open another. */
const FOLDED_TERMS = TERMS_WITH_COMMAS.map(foldText).toSorted((a, b) => b.length - a.length);
const FOLDED_TERM_SET = new Set(FOLDED_TERMS);
const MOST_COMMAS = Math.max(...FOLDED_TERMS.map((term) => term.split(/[,;]/).length));

const MAX_LENGTH = 10_000;

/** `A, b et c` written small behind its commas is one term: in lists of disciplines each term begins with a capital. */
const ENUMERATION = /^\p{Lu}[^,]*(?:, \p{Ll}[^,]*){0,6}, \p{Ll}[^,]* (?:et|and) /u;
/** `Freud, Sigmund (1856-1939)`: a heading of a person. */
const HEADING_OF_PERSON = /^\p{Lu}[\p{L}\p{M}' ’-]{1,40}, \p{Lu}[\p{L}\p{M}' ’.-]{1,40} \(\d{4}/u;

/**
 * The terms of a list on one line, each once. Known terms with inner commas are taken first, whole; `;`, `|` and `•`
 * separate, and commas where they stand between terms: outside brackets (`Institut national des sciences appliquées
 * (Lyon ; 1957-....)`). A discipline begins with a capital, so a comma before a small letter is inside one when an `et`
 * follows (`Arts, musiques et danses`); keywords are written either way.
 */
export function splitTerms(text: string, kind: 'disciplines' | 'keywords'): string[] {
  const pieces = piecesOf(text.slice(0, MAX_LENGTH));
  const terms: string[] = [];
  let index = 0;
  while (index < pieces.length) {
    const count = termLength(pieces, index, kind);
    const term = joined(pieces, index, count);
    if (term !== '') terms.push(term);
    index += count;
  }
  return [...new Map(terms.map((term) => [foldText(term), term])).values()];
}

/** A piece between separators, and the separator behind it. */
interface Piece {
  readonly text: string;
  readonly separator: string;
}

/** Cuts at every separator outside brackets; brackets that are never closed hold nothing together. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const isBalanced = [...text.matchAll(/\(/g)].length === [...text.matchAll(/\)/g)].length;
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/[(),;|•]/g)) {
    if (mark === '(') depth++;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 || !isBalanced) {
      pieces.push({ text: text.slice(start, index).trim(), separator: mark });
      start = index + 1;
    }
  }
  pieces.push({ text: text.slice(start).trim(), separator: '' });
  return pieces;
}

/** How many pieces make the term that begins at `index`. */
function termLength(pieces: readonly Piece[], index: number, kind: 'disciplines' | 'keywords'): number {
  for (let count = Math.min(MOST_COMMAS, pieces.length - index); count > 1; count--) {
    if (FOLDED_TERM_SET.has(foldText(joined(pieces, index, count)))) return count;
  }
  if (pieces[index]?.separator !== ',') return 1;
  if (HEADING_OF_PERSON.test(joined(pieces, index, 2))) return 2;
  return kind === 'disciplines' ? enumerationLength(pieces, index) : 1;
}

function enumerationLength(pieces: readonly Piece[], index: number): number {
  let count = 1;
  while (pieces[index + count - 1]?.separator === ',' && /^\p{Ll}/u.test(pieces[index + count]?.text ?? '')) count++;
  for (; count > 1; count--) if (ENUMERATION.test(joined(pieces, index, count))) return count;
  return 1;
}

function joined(pieces: readonly Piece[], index: number, count: number): string {
  return pieces
    .slice(index, index + count)
    .map(({ text, separator }, at) => {
      if (at === count - 1) return text;
      return separator === ',' ? `${text}, ` : `${text} ${separator} `;
    })
    .join('');
}
