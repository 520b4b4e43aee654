/** Words written with `œ`, in lower case without the ligature. */
export const LIGATURE_WORDS: ReadonlySet<string> = new Set(
  [
    'coeur coeurs choeur choeurs rancoeur rancoeurs soeur soeurs consoeur consoeurs soeurette soeurettes',
    'boeuf boeufs oeuf oeufs noeud noeuds voeu voeux moeurs oeil oeillet oeillets oeillade oeillades oeillère oeillères',
    'oeilleton oeilletons foetus foetal foetale foetaux foetales oedipe oedème oedèmes coelacanthe coelacanthes',
    'coeliaque coeliaques coelioscopie coelioscopies',
  ].flatMap((line) => line.split(' ')),
);

/** Beginnings of words that are always written with `œ`. */
export const LIGATURE_STEMS: readonly string[] = [
  'oeuvr',
  'manoeuvr',
  'désoeuvr',
  'écoeur',
  'oesophag',
  'oestrogèn',
  'oenolog',
  'oecumén',
  'oedipien',
  'oedémat',
  'stoechiométr',
];

/**
 * Words that begin with an accented capital. Left out: given names (Emile, Eric), which people write as they like, and
 * whatever is also a word of English or of French without the accent (Edition, Evaluation, Eclipse, Age).
 */
const ACCENTED = [
  'État États Étatique Étatiques Étatisme École Écoles Écolier Écoliers Écolière Écolières Église Églises',
  'Étude Études Étudiant Étudiants Étudiante Étudiantes Étudier Étudions Étudiez',
  'Économie Économies Économique Économiques Économiquement Économiste Économistes Écologie Écologique Écologiques',
  'Écologiste Écologistes Écosystème Écosystèmes Éducatif Éducative Éducatifs Éducatives Éducateur Éducateurs',
  'Égalité Égalités Également Égal Égale Égaux Égales Égypte Égyptien Égyptiens Égyptienne Égyptiennes',
  'Électricité Électrique Électriques Électronique Électroniques Élève Élèves Élément Éléments Élémentaire',
  'Énergie Énergies Énergétique Énergétiques Énorme Énormes Énormément Époque Époques Épreuve Épreuves',
  'Équilibre Équilibres Équipe Équipes Équipement Équipements Équité Équivalent Équivalents',
  'Évidemment Évident Évidente Éventuel Éventuelle Éventuels Éventuelles Éventuellement Événement Événements',
  'Évènement Évènements Éviter Évitez Évitons Évoquer Évoquons Évoqué Évaluer Évoluer',
  'Écouter Écoute Écoutez Écoutons Écran Écrans Écrire Écrit Écrits Écrite Écrites Écriture Écritures Écrivain',
  'Écrivains Écrivaine Éditeur Éditeurs Éditrice Éditrices Édité Éditée',
  'Était Étaient Étais Étions Étiez Étant Été Étape Étapes Étage Étages Étrange Étranges Étranger Étrangers',
  'Étrangère Étrangères Étonnant Étonnante Étonnamment Étroit Étroite Étroitement Établir Établissement',
  'Établissements Étendue Étoile Étoiles Étymologie Étymologique Émerger Émetteur Émetteurs Émettre',
  'Élaborer Élargir Éliminer Éloigner Énoncer Énoncé Énoncés Énumérer Épais Épaisseur Épisodique Éthique Éthiques',
  'Être Êtres Êtes Île Îles Ère',
].flatMap((line) => line.split(' '));

/** What a word without its accent becomes: `Ecole` → `École`, `ECOLE` → `ÉCOLE`. */
export const CAPITAL_WORDS: ReadonlyMap<string, string> = new Map(
  ACCENTED.flatMap((word): [string, string][] => {
    const bare = withoutAccent(word[0]!) + word.slice(1);
    const whole = word.toUpperCase();
    const bareWhole = withoutAccent(whole[0]!) + whole.slice(1);
    // Short words in capitals may be initials.
    const isSure = word.length > 3;
    return [
      [bare, word],
      ...(isSure
        ? ([
            [bareWhole, whole],
            [withoutAccent(whole), whole],
          ] as [string, string][])
        : []),
    ];
  }),
);

/** What follows `À` at the start of a sentence, and hardly ever a letter A or the verb. Pieces of a pattern. */
export const CAPITAL_OPENINGS: readonly string[] = [
  'partir',
  'propos',
  'travers',
  'cause',
  'côté',
  'nouveau',
  'moins',
  'vrai dire',
  'quoi',
  'qui',
  'chaque',
  'savoir',
  'peine',
  'tel point',
  'tous',
  'toutes',
  'bientôt',
  'présent',
  'force',
  'condition',
  'défaut',
  'mesure',
  'supposer',
  'titre',
  'terme',
  'mon',
  'ma',
  'mes',
  'notre',
  'votre',
  'son',
  'sa',
  'ses',
  'leur',
  'leurs',
  'ce',
  'cet',
  'cette',
  'ces',
  'cela',
  'la',
  "l[’']\\p{L}+",
];

function withoutAccent(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
}
