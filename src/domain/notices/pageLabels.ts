/** What the sections of a lecture page are about. `other` is known, and not kept. */
export type PageField =
  | 'abstract'
  | 'channel'
  | 'chapters'
  | 'citation'
  | 'collection'
  | 'credits'
  | 'disciplines'
  | 'doi'
  | 'duration'
  | 'keywords'
  | 'language'
  | 'loose'
  | 'other'
  | 'place'
  | 'publishedOn'
  | 'recordedOn'
  | 'related'
  | 'rights'
  | 'speakers'
  | 'transcript'
  | 'url';

/**
 * A label of a page. `isSign` marks labels that hardly stand alone on a line of anything but a notice;
 * `isInline` those that are followed by ` : ` and their value, even in the middle of a transcript.
 */
export interface PageLabel {
  readonly label: string;
  readonly field: PageField;
  readonly isSign?: boolean;
  readonly isInline?: boolean;
}

/**
 * The labels of the portal's pages, whatever their order; compared folded, with or without a colon.
 *
 * To add one: a line here. To add a kind of content: a `PageField`, and its reading in `textPage.ts`.
 */
export const PAGE_LABELS: readonly PageLabel[] = [
  { label: 'Notice', field: 'loose' },
  { label: 'Retranscription', field: 'transcript', isSign: true },
  { label: 'Transcription', field: 'transcript' },
  { label: 'Descriptif', field: 'abstract', isSign: true },
  { label: 'Sur le même thème', field: 'related', isSign: true },
  { label: 'Dans la même collection', field: 'related', isSign: true },
  { label: 'Avec les mêmes intervenants', field: 'related', isSign: true },
  { label: 'Citer cette ressource', field: 'citation', isSign: true, isInline: true },
  { label: 'DOI', field: 'doi', isInline: true },
  { label: 'URL pérenne', field: 'url', isSign: true, isInline: true },
  { label: 'Langue', field: 'language', isInline: true },
  { label: 'Langues', field: 'language', isInline: true },
  { label: 'Durée', field: 'duration', isInline: true },
  { label: 'Durée du programme', field: 'duration', isInline: true },
  { label: 'Réalisation', field: 'recordedOn', isInline: true },
  { label: 'Date de réalisation', field: 'recordedOn', isInline: true },
  { label: 'Mise en ligne', field: 'publishedOn', isSign: true, isInline: true },
  { label: 'Date de mise en ligne', field: 'publishedOn', isInline: true },
  { label: 'Lieu de réalisation', field: 'place', isInline: true },
  { label: 'Intervenant', field: 'speakers' },
  { label: 'Intervenants', field: 'speakers' },
  { label: 'Intervenante', field: 'speakers' },
  { label: 'Intervention', field: 'speakers' },
  { label: 'Auteur(s)', field: 'speakers' },
  { label: 'Auteur', field: 'speakers' },
  { label: 'Auteurs', field: 'speakers' },
  { label: 'Thème', field: 'disciplines' },
  { label: 'Thèmes', field: 'disciplines' },
  { label: 'Thématiques', field: 'disciplines' },
  { label: 'Disciplines', field: 'disciplines' },
  { label: 'Discipline', field: 'disciplines' },
  { label: 'Mots-clés', field: 'keywords', isInline: true },
  { label: 'Mots clés', field: 'keywords', isInline: true },
  { label: 'Collection', field: 'collection' },
  { label: 'Collections', field: 'collection' },
  { label: 'Producteur Canal-U', field: 'channel' },
  { label: 'Éditeur', field: 'channel' },
  { label: 'Crédits', field: 'credits', isInline: true },
  { label: 'Détenteur des droits', field: 'rights', isInline: true },
  { label: "Conditions d'utilisation", field: 'rights', isInline: true },
  { label: "Conditions d'utilisation / Copyright", field: 'rights', isInline: true },
  { label: 'Chapitres', field: 'chapters' },
  { label: 'Sous-titrage', field: 'other', isInline: true },
  { label: 'Documentation', field: 'other' },
  { label: 'Documents pédagogiques', field: 'other' },
  { label: 'Vidéos', field: 'other' },
  { label: 'Niveau', field: 'other' },
  { label: 'Catégorie', field: 'other' },
  { label: 'Classification Dewey', field: 'other' },
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
];
