import { foldText } from './foldText.ts';
import { PAGE_LABELS, type PageField } from './pageLabels.ts';

/** What a column of a table of talks can hold: a field of the notice, or a part of a speaker's. */
export const TABLE_FIELDS = [
  'title',
  'subtitle',
  'kind',
  'speakers',
  'given',
  'family',
  'affiliation',
  'role',
  'abstract',
  'recordedOn',
  'publishedOn',
  'durationMs',
  'language',
  'place',
  'disciplines',
  'keywords',
  'collection',
  'publisher',
  'rights',
  'licenceUrl',
  'identifiers',
  'documents',
  'levels',
  'mediaUrl',
  'transcript',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** Fields that several columns may hold together; of the others one column is read. */
export const JOINED_FIELDS: ReadonlySet<TableField> = new Set([
  'speakers',
  'given',
  'family',
  'affiliation',
  'role',
  'abstract',
  'place',
  'disciplines',
  'keywords',
  'rights',
  'identifiers',
  'documents',
  'levels',
  'transcript',
]);

/**
 * The names of columns, French and English, besides the labels of pages. Accents, case, plurals, small words and word
 * separators are irrelevant: `Date de réalisation` is `date_realisation` too.
 *
 * To add one: a word in its line. To add a field: its name in `TABLE_FIELDS`, its reading in `tableNotices.ts`.
 */
const NAMES: Readonly<Record<TableField, string>> = {
  title:
    'titre|titre principal|intitulé|sujet|title|name of talk|nom conférence|nom vidéo|nom film|nom cours|nom séance|video name|talk name|headline|heading|libellé',
  subtitle: 'sous-titre|sous titre|complément titre|subtitle|sub title|alternative title|titre alternatif',
  kind: 'type|kind|genre|catégorie|category|type ressource|type document|resource type|nature',
  speakers:
    'intervenant|intervenante|intervenant e|intervention|conférencier|conférencière|conférencier ère|orateur|oratrice|auteur|autrice|auteur e|créateur|creator|contributor|contributeur|speaker|presenter|lecturer|author|professeur|enseignant|enseignant e|formateur|nom intervenant|nom auteur|nom complet|nom prénom|prénom nom|speaker name|full name|name of speaker|présentateur|animateur|invité|guest|qui|qui parle|who',
  given: 'prénom|given name|first name|forename|firstname|prénom intervenant|prénom auteur|speaker first name',
  family: 'nom famille|family name|last name|surname|lastname|speaker last name',
  affiliation:
    'affiliation|organisme|institution|établissement|laboratoire|université|université intervenant|organisation|organization|structure|employeur|rattachement|affiliation intervenant|institution intervenant|speaker affiliation',
  role: 'fonction|rôle|role|qualité|titre intervenant|profession|position|job title|function|statut intervenant|fonction intervenant',
  abstract:
    'résumé|descriptif|description|abstract|summary|présentation|synopsis|chapô|chapeau|texte présentation|contenu',
  recordedOn:
    'date|date réalisation|date tournage|date enregistrement|date captation|date conférence|date événement|date évènement|date séance|jour|réalisation|tournage|date production|année|année production|année réalisation|recorded|recorded on|recording date|date recorded|date created|created|creation date|date création|production date|event date|year|quand|when',
  publishedOn:
    'date publication|date mise ligne|mise ligne|date diffusion|publié le|date parution|published|published on|publication date|date published|release date|issued|online since|upload date|date ajout|date dépôt',
  durationMs: 'durée|duration|length|durée totale|durée programme|running time|temps|extent|runtime|timing|min|minute',
  language: 'langue|language|langue principale|langue intervention|lang|inlanguage',
  place: 'lieu|lieu réalisation|lieu tournage|lieu conférence|place|location|venue|ville|city|salle|spatial',
  disciplines:
    'discipline|thème|thématique|domaine|matière|champ disciplinaire|topic|discipline scientifique|theme|field',
  keywords: 'mot clé|mot clef|motclé|motclef|tag|keyword|étiquette|subject|indexation',
  collection:
    'collection|série|series|cycle|programme|chaîne thématique|colloque|séminaire|playlist|part of|ispartof|event|événement|évènement',
  publisher: 'éditeur|publisher|producteur|production|chaîne|channel|producer|diffuseur',
  rights: 'droit|ayant droit|détenteur droit|copyright|right|condition utilisation|rights holder|mention légale|crédit',
  licenceUrl: 'licence|license|licence utilisation|creative common|licence url|license url',
  identifiers:
    'doi|url|uri|lien|link|permalien|permalink|adresse|adresse web|lien page|url pérenne|ark|oai|nid|guid|uuid|hal|identifier|identifiant pérenne|source|page|web',
  documents:
    'document|document pédagogique|document associé|pièce jointe|support|slide|diaporama|attachment|lien document|ressource associée',
  levels: 'niveau|level|public|audience|niveau étude|public cible',
  mediaUrl:
    'média|media|vidéo|video|lien vidéo|lien média|url vidéo|url média|fichier vidéo|video link|video url|media url|contenturl|audio|fichier audio|mp4|mp3|enclosure',
  transcript: 'transcription|retranscription|transcript|texte intégral|full text|verbatim|texte|sous titre texte',
};

/** Numbers of rows and the like: known to say nothing of the talk. */
const LOCAL_NAMES = 'id|n|no|numéro|num|number|ligne|row|index|identifiant|rang|ordre|#|clé|key';

/** Which of its sections a page's labels open, as a column. The others are no column's. */
const PAGE_FIELDS: Partial<Record<PageField, TableField>> = {
  abstract: 'abstract',
  channel: 'publisher',
  collection: 'collection',
  disciplines: 'disciplines',
  doi: 'identifiers',
  duration: 'durationMs',
  keywords: 'keywords',
  language: 'language',
  place: 'place',
  publishedOn: 'publishedOn',
  recordedOn: 'recordedOn',
  rights: 'rights',
  speakers: 'speakers',
  transcript: 'transcript',
  url: 'identifiers',
};

const SMALL_WORDS = new Set('a au aux d de des du en et l la le les of on ou the un une'.split(' '));
/** What a name may say besides without meaning another column: the talk itself, name spaces, languages. */
const SIDE_WORDS = new Set(
  (
    'conference video talk lecture cour seance session expose communication presentation episode film ressource ' +
    'resource enregistrement captation ms s sec seconde second mn min minute h hh mm ss hour heure dc dcterm schema og fr en fra eng fre francai anglai french english'
  ).split(' '),
);

/** The words of a column's name, in the form they are compared in. What stands in brackets, and numbers behind, are left out. */
function wordsOf(name: string): string[] {
  const spaced = name.slice(0, 200).replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return foldText(spaced)
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replaceAll("'", ' ')
    .split(/[^\p{L}\p{N}#]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word) && !/^\d+$/.test(word))
    .map((word) => word.replace(/(?<=\p{L}{4})\d{1,2}$/u, ''))
    .map((word) => (word.length > 3 ? word.replace(/(?<=\p{L})[sx]$/u, '') : word));
}

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

const FIELD_OF_NAME = new Map<string, TableField | null>([
  ...LOCAL_NAMES.split('|').map((name) => [keyOf(wordsOf(name)), null] as const),
  ...PAGE_LABELS.flatMap(({ label, field }) => {
    const column = PAGE_FIELDS[field];
    return column === undefined ? [] : [[keyOf(wordsOf(label)), column] as const];
  }),
  ...TABLE_FIELDS.flatMap((field) => NAMES[field].split('|').map((name) => [keyOf(wordsOf(name)), field] as const)),
]);

/** What the name of a column says of it. */
export interface NamedColumn {
  /** `null` for what is known to say nothing of a talk, as the number of a row. */
  readonly field: TableField | null;
  /** The name is a known one, word for word; else it says something besides. */
  readonly isExact: boolean;
  /** How many words of the name were understood: of two columns for one field the more precise is read. */
  readonly wordCount: number;
}

/** The field that the name of a column means; `undefined` when it is not known. */
export function fieldOfName(name: string): NamedColumn | undefined {
  const words = wordsOf(name);
  const whole = FIELD_OF_NAME.get(keyOf(words));
  if (whole !== undefined) return { field: whole, isExact: true, wordCount: words.length };
  const rest = words.filter((word) => !SIDE_WORDS.has(word));
  const field = rest.length === 0 || rest.length === words.length ? undefined : FIELD_OF_NAME.get(keyOf(rest));
  return field === undefined ? undefined : { field, isExact: false, wordCount: rest.length };
}

/** `Nom` and `Name` alone: a family name beside given names, else a whole name or a title. */
export function isBareName(name: string): boolean {
  return ['nom', 'name'].includes(keyOf(wordsOf(name)));
}

/** The number that tells columns of the same kind apart: 2 in `Intervenant 2`. `null` when there is none. */
export function numberOfColumn(name: string): number | null {
  const match = /(?:^|\D)(\d{1,2})\s*$/.exec(name.slice(-40).replace(/\)\s*$/, ''));
  return match === null ? null : Number(match[1]);
}
