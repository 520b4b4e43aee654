/**
 * The roles of the podcast namespace's taxonomy for those who speak, in French. Feeds write them in English whatever
 * their language. https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json
 */
const FRENCH: ReadonlyMap<string, string> = new Map([
  ['host', 'animation'],
  ['co-host', 'coanimation'],
  ['guest host', 'animation invitée'],
  ['guest', 'invité·e'],
  ['voice actor', 'doublage'],
  ['narrator', 'narration'],
  ['announcer', 'annonces'],
  ['reporter', 'reportage'],
  ['interviewer', 'entretien'],
  ['moderator', 'modération'],
  ['panelist', 'table ronde'],
]);

/** The role of who is in the cast of a podcast, in the language of its feed (BCP 47) where that is French. */
export function castRole(role: string, language: string): string {
  return /^fr\b/i.test(language.trim()) ? (FRENCH.get(role.trim().toLowerCase()) ?? role) : role;
}
