import { foldText } from './foldText.ts';

/** What a text that may name a person most likely names; `organisation` stands for nobody (`anonyme`), too. `unsure` is a question for the editor. */
export type NameKind = 'person' | 'organisation' | 'unsure';

/** Beginnings of words that only organisations have in their names, folded. */
const STRONG = new RegExp(
  `^(?:${(
    'universi institut laborato|labo$|centre|center|centro|zentrum|ecole|escuela|facult|departement|department|academi|' +
    'ministe|ministr|musee|museum|muzeum|bibliotheque|library|mediatheque|biblioteca|observatoire|observatory|agence|' +
    'agency|conseil$|council|comite|committee|commission|association|asociacion|fondation|foundation|fundacion|societe|' +
    'society|sociedad|reseau|network|groupe|equipe|plateforme|platform|television|hopital|hospita|clinique|federation|' +
    'syndicat|parlement|parliament|tribunal|archives|theatre|orchestre|festival|collectif|consortium|delegation|' +
    'prefecture|region|mairie|communaute|compagnie|company|corporation|gmbh|sarl|ltd$|inc$|editions|presses|productions?$|' +
    'audiovis|audio-vis|multimedia|numerique|pedagogi|universitaire|scientifique|telecom|polytechni|beaux-arts|amphi|ligue$|mouvement$|comedie|senat$|ville$|jardin$|prix$|cite$|mines$|opera$|energies?$|labs?$|team$|group$|studio$|ensemble$|nationale?s?$|national|international|' +
    'european|europeen|direction|secretariat|lycee|college|campus|service$|services$|mission$|cellule|chu$|chru$|ufr$|' +
    'umr$|films$|studios$|canal-u|webtv|headquarters|bundes|hochschule|akademie|gesellschaft|stiftung|verein|ateliers?$|' +
    'cinematheque|conservatoire|chambre$|cour$|office$|bureau$|maison$|union$|unite$|pole$|radio$|chaine$|canal$|media$|' +
    'medias$|school$|research|recherche|sciences?$|technolog|youtube$|vimeo$|dailymotion$|podcasts?$|videos?$|conferences?$|cours$|web-?tv$|tv$|department|faculdade|facultad|universidade|fakultat'
  )
    .replaceAll(' ', '|')
    .split('|')
    .filter((stem) => stem !== '')
    .join('|')})`,
);
/** Of those, what is also somebody's family name: behind one given name it is a question (`Robert Service`). */
const ALSO_SURNAMES =
  /^(?:service|mission|cour|office|bureau|maison|union|pole|radio|canal|media|conseil|chambre|centre|school|science|research|lycee|museum|college|hospital|labo|films|ateliers?|council|parlement|archives|campus|national|international|direction|groupe|group|lab|studio|theatre|ville|jardin|prix|cite|mines|opera|energies?|ligue|cours)$/;

/** Small words that stand between the words of an institution's name, never in a person's. */
const LINKS = new Set(
  'et and und of for the sans pour sur en dans a au aux with avec par sous chez fur entre contre'.split(' '),
);

const ACRONYMS = new Set(
  (
    'cnrs inserm inra inrae inria ird irsn irstea ifremer cirad cea cnes cern brgm onera ademe anr ens enssib insa ' +
    'inalco ehess ephe cnam cned cnous crous mnhn mshs msh bnf ina iut iufm inspe espe scav ufr umr upmc ups uns upec uved unt ' +
    'cemu inrap scpo unisciel unjf aunege iutenligne uness umvf scd tice suptice dsi cinam cines abes amue renater cpu snrt ' +
    'unesco onu oecd ocde nasa esa eth epfl mit ucl uclouvain ulb kcl lse ucla cuny inp insep ensad ensba ensa ensta ' +
    'enac enpc eso cerimes scerem canope crdp cndp sfrs arte rfi ina.fr ign meteo-france edf sncf ratp'
  ).split(' '),
);

/** What stands where a name would when there is none. */
const NOBODY =
  /^(?:anonyme|anonymous|inconnue?s?|auteure? inconnue?|unknown(?: author)?|divers|various(?: authors)?|collectif|non renseignee?s?|n\.? ?c\.?|s\.? ?n\.?)$/;

const MAX_LENGTH = 200;

/**
 * Whether a text names a person or an organisation, by general signs: words of institutions in French, English and
 * their neighbours, small linking words (`for`, `pour`), digits and signs, acronyms. A bare acronym that could be a
 * family name in capitals, and a family name that is also a word of institutions, are `unsure`.
 */
export function kindOfName(text: string): NameKind {
  const written = text.trim().replaceAll(/\s+/gu, ' ').slice(0, MAX_LENGTH);
  if (written === '') return 'unsure';
  if (NOBODY.test(foldText(written))) return 'organisation';
  if (/[\d&@/_+]|https?:|\.(?:fr|com|org|net|tv|eu|edu)\b/iu.test(written)) return 'organisation';
  const words = written.split(/[\s,;:()]+/u).filter((word) => word !== '');
  if (words.length === 1) return kindOfOneWord(words[0] ?? '');
  const hint = institutionHint(words);
  if (hint !== 'person') return hint;
  const isPlural = /^les$/iu.test(words[0] ?? '');
  if (isPlural) return 'organisation';
  return words.some(isCamel) ? 'unsure' : 'person';
}

/** Whether a text surely names an organisation. */
export function isOrganisation(text: string): boolean {
  return kindOfName(text) === 'organisation';
}

function institutionHint(words: readonly string[]): NameKind {
  const folded = words.map((word) => foldText(word).replace(/^[dl]'/, ''));
  const strong = folded.findIndex((word) => STRONG.test(word));
  if (strong >= 0) {
    // `Robert Service`, `Dominique Bureau`: one capitalised word, then this one.
    const isSurname = strong > 0 && strong === words.length - 1 && ALSO_SURNAMES.test(folded[strong] ?? '');
    return isSurname && words.length <= 3 && words.every((word) => /^\p{Lu}/u.test(word)) ? 'unsure' : 'organisation';
  }
  if (words.some((word, index) => index > 0 && /^\p{Ll}/u.test(word) && LINKS.has(folded[index] ?? ''))) {
    return 'organisation';
  }
  const acronym = words.findIndex((word, index) => isAcronym(word) && ACRONYMS.has(folded[index] ?? ''));
  if (acronym >= 0) return 'organisation';
  return words.some((word) => isAcronym(word) && !/[AEIOUYÀ-Ý]/u.test(word) && word.length > 3)
    ? 'organisation'
    : 'person';
}

function kindOfOneWord(word: string): NameKind {
  const folded = foldText(word);
  if (ACRONYMS.has(folded) || STRONG.test(folded)) return 'organisation';
  if (isAcronym(word)) return word.length <= 4 || !/[AEIOUYÀ-Ý]/u.test(word) ? 'organisation' : 'unsure';
  if (isCamel(word) || /^[lL][’']/u.test(word)) return 'unsure';
  return 'person';
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}.-]+$/u.test(word) && !/^(?:(?:\p{Lu}\.-?)+|\p{Lu}-\p{Lu}\.?)$/u.test(word);
}

/** Capitals inside a word as brands have them, but for `McDonald`, `DiCaprio`, `O'Brien` and words behind hyphens. */
function isCamel(word: string): boolean {
  const bare = word.replaceAll(/(?<=^|[-’'])(?:Mc|Mac|De|Di|Da|La|Le|Van|Von|Fitz|Du|Del)(?=\p{Lu})/gu, '');
  return /\p{Ll}\p{Lu}/u.test(bare) || /^\p{Ll}+\p{Lu}/u.test(bare);
}
