/** What the sections of a lecture page are about. `loose` is what stands under no label. */
export type PageField =
  | 'abstract'
  | 'category'
  | 'channel'
  | 'chapters'
  | 'citation'
  | 'collection'
  | 'credits'
  | 'dewey'
  | 'disciplines'
  | 'documents'
  | 'doi'
  | 'duration'
  | 'keywords'
  | 'language'
  | 'levels'
  | 'loose'
  | 'place'
  | 'publishedOn'
  | 'recordedOn'
  | 'related'
  | 'rights'
  | 'rightsHolder'
  | 'speakers'
  | 'subtitling'
  | 'teaching'
  | 'transcript'
  | 'url';

/**
 * A label of a page. `isSign` marks labels that hardly stand alone on a line of anything but a notice;
 * `isInline` those that are followed by ` : ` and their value, even in the middle of a transcript;
 * `isOfRow` those of the row of dates, right before which the title stands.
 */
export interface PageLabel {
  readonly label: string;
  readonly field: PageField;
  readonly isSign?: boolean;
  readonly isInline?: boolean;
  readonly isOfRow?: boolean;
}

type Traits = Omit<PageLabel, 'label' | 'field'>;
const INLINE: Traits = { isInline: true };
const SIGN: Traits = { isSign: true };
const INLINE_SIGN: Traits = { isSign: true, isInline: true };
const ROW: Traits = { isInline: true, isOfRow: true };

/** Names of a field, divided by ` | `. */
function named(field: PageField, names: string, traits: Traits = {}): PageLabel[] {
  return names.split(' | ').map((label) => ({ label, field, ...traits }));
}

/**
 * The labels of the portal's pages, in French and English, of today and before 2022, whatever their order; compared
 * folded, with or without a colon.
 *
 * To add one: a name here. To add a kind of content: a `PageField`, how far it goes in `sectionBounds.ts`, and its
 * reading in `pageReader.ts`.
 */
export const PAGE_LABELS: readonly PageLabel[] = [
  ...named('loose', 'Notice | Record'),
  ...named('transcript', 'Retranscription', SIGN),
  ...named('transcript', 'Transcription | Transcript | Full transcript'),
  ...named('abstract', 'Descriptif', SIGN),
  ...named('abstract', 'Description | Résumé | Abstract | Summary'),
  ...named('related', 'Sur le même thème | Dans la même collection | Avec les mêmes intervenants', SIGN),
  ...named(
    'related',
    'Avec le même intervenant | Avec la même intervenante | Du même auteur | Des mêmes auteurs',
    SIGN,
  ),
  ...named('related', 'On the same theme | On the same topic | In the same collection | With the same speakers', SIGN),
  ...named('related', 'With the same speaker | On the same subject', SIGN),
  ...named('related', 'Vidéos | Videos | Vidéos de la collection | Ressources de la collection'),
  ...named('citation', 'Citer cette ressource | Cite this resource', INLINE_SIGN),
  ...named('citation', 'How to cite | How to cite this resource', INLINE),
  ...named('doi', 'DOI', INLINE),
  ...named('url', 'URL pérenne | Permanent URL | Lien pérenne', INLINE_SIGN),
  ...named('language', 'Langue | Langues | Language | Languages', INLINE),
  ...named('duration', 'Durée | Duration', ROW),
  ...named('duration', 'Durée du programme', INLINE_SIGN),
  ...named('recordedOn', 'Réalisation', ROW),
  ...named('recordedOn', 'Production date | Recorded on | Recording date', ROW),
  ...named('recordedOn', 'Date de réalisation | Date de production | Date | Date de captation', INLINE),
  ...named('recordedOn', "Date d'enregistrement | Date de l'enregistrement | Date de la conférence", INLINE),
  ...named('publishedOn', 'Mise en ligne | Online since | Put online', { ...ROW, isSign: true }),
  ...named('publishedOn', 'Date de mise en ligne | Published on | Publication date', INLINE),
  ...named('place', 'Lieu de réalisation | Lieu | Place of production | Location', INLINE),
  ...named('speakers', 'Intervenant | Intervenants | Intervenante | Intervenantes | Intervenant(s) | Intervention'),
  ...named('speakers', 'Intervenant.e.s | Intervenant·e·s | Intervenants et intervenantes | Speaker | Speakers'),
  ...named('speakers', 'Auteur(s) | Auteur | Auteurs | Autrice | Author | Authors | Author(s)'),
  ...named('disciplines', 'Thème | Thèmes | Thématique | Thématiques | Discipline | Disciplines | Discipline(s)'),
  ...named('disciplines', 'Topic | Topics | Theme | Themes'),
  ...named('dewey', 'Classification Dewey', SIGN),
  ...named('keywords', 'Mots-clés | Mots clés | Mot-clé | Keywords | Tags', INLINE),
  ...named('collection', 'Collection | Collections | Collection(s)'),
  ...named('channel', 'Producteur Canal-U', SIGN),
  ...named('channel', 'Éditeur | Chaîne | Publisher | Channel | Producteur'),
  ...named('credits', 'Crédits | Credits', INLINE),
  ...named('rightsHolder', 'Détenteur des droits | Rights holder', INLINE),
  ...named('rights', "Conditions d'utilisation | Terms of use | Licence | License", INLINE),
  ...named('rights', "Conditions d'utilisation / Copyright", INLINE_SIGN),
  ...named('chapters', 'Chapitres | Chapitrage | Chapters'),
  ...named('subtitling', 'Sous-titrage | Subtitling | Subtitles', INLINE),
  ...named('documents', 'Documentation'),
  ...named('teaching', 'Documents pédagogiques | Teaching documents | Teaching materials'),
  ...named('levels', 'Niveau | Niveaux | Level | Levels'),
  ...named('category', 'Catégorie | Category | Type'),
];

/** What a page may say of its kind, on its first line. */
export const PAGE_KINDS: readonly string[] = [
  'Vidéo pédagogique',
  'Vidéo',
  'Conférence',
  'Documentaire',
  'Évènement',
  'Dossier',
  'Podcast',
  'Entretien',
  'Cours',
  'Webinaire',
  'Educational video',
  'Lecture',
  'Documentary',
  'Event',
];

/** The languages of notices, by their French and English names, as BCP 47. */
export const LANGUAGES: readonly (readonly [name: string, tag: string])[] = [
  ['Français', 'fr'],
  ['French', 'fr'],
  ['Anglais', 'en'],
  ['English', 'en'],
  ['Allemand', 'de'],
  ['Espagnol', 'es'],
  ['Italien', 'it'],
  ['Portugais', 'pt'],
  ['Catalan', 'ca'],
  ['Occitan', 'oc'],
  ['Breton', 'br'],
  ['Basque', 'eu'],
  ['Corse', 'co'],
  ['Néerlandais', 'nl'],
  ['Russe', 'ru'],
  ['Polonais', 'pl'],
  ['Grec', 'el'],
  ['Turc', 'tr'],
  ['Arabe', 'ar'],
  ['Hébreu', 'he'],
  ['Persan', 'fa'],
  ['Hindi', 'hi'],
  ['Chinois', 'zh'],
  ['Japonais', 'ja'],
  ['Coréen', 'ko'],
  ['Vietnamien', 'vi'],
  ['Langue des signes française', 'fsl'],
  ['French Sign Language', 'fsl'],
  ['German', 'de'],
  ['Spanish', 'es'],
  ['Italian', 'it'],
  ['Portuguese', 'pt'],
  ['Dutch', 'nl'],
  ['Russian', 'ru'],
  ['Polish', 'pl'],
  ['Greek', 'el'],
  ['Turkish', 'tr'],
  ['Arabic', 'ar'],
  ['Hebrew', 'he'],
  ['Persian', 'fa'],
  ['Chinese', 'zh'],
  ['Japanese', 'ja'],
  ['Korean', 'ko'],
  ['Vietnamese', 'vi'],
  ['Latin', 'la'],
  ['Roumain', 'ro'],
  ['Romanian', 'ro'],
  ['Tchèque', 'cs'],
  ['Czech', 'cs'],
  ['Hongrois', 'hu'],
  ['Hungarian', 'hu'],
  ['Suédois', 'sv'],
  ['Swedish', 'sv'],
  ['Ukrainien', 'uk'],
  ['Ukrainian', 'uk'],
  ['Berbère', 'ber'],
  ['Malgache', 'mg'],
  ['Wolof', 'wo'],
  ['Créole', 'cpf'],
];
