/** The languages that have rules of their own; others are read by the nearer of the two. */
export type SpokenLanguage = 'fr' | 'en';
