/** Who speaks, where names are unknown. */
const ROLES = String.raw`locut(?:eur|rice)|intervenante?|orat(?:eur|rice)|speaker|animat(?:eur|rice)|mod[ée]rat(?:eur|rice)|pr[ée]sentat(?:eur|rice)|journaliste|enqu[êe]t(?:eur|rice)|interview(?:er|eu(?:r|se)|ée?)|public|salle|voix(?: off)?|narrat(?:eur|rice)|host|moderator|audience|participante?|[ée]tudiante?|auditeur|auditrice`;
/** Words that open sentences, too: they are labels only with a number, or where they come again. */
const PERHAPS = String.raw`personne|homme|femme|invitée?|inconnue?|questionneu(?:r|se)|spectat(?:eur|rice)|traduct(?:eur|rice)|interprète|présidente?(?: de séance)?|guest|interviewee|man|woman|unknown|person|spkr?|translator|interpreter|chair|presenter|narrator`;
const NUMBER = String.raw`[ _-]?\d{1,3}|[ _-][a-z]`;

const TURN = new RegExp(`^(?:(?:${ROLES})(?:s|${NUMBER})?|(?:${PERHAPS})(?:${NUMBER}))$`, 'iu');
const NO_NAME = new RegExp(`^(?:${ROLES}|${PERHAPS})(?:${NUMBER})?$`, 'iu');

/** Whether a text before a colon is a word for whoever speaks (`Locuteur 2`), even where it stands once. */
export function isTurnLabel(written: string): boolean {
  return TURN.test(written);
}

/** Whether the name of a speaker is a word for whoever speaks, and no person's: `Locuteur`, `Speaker 1`, `Personne`. */
export function isRoleLabel(name: string): boolean {
  return NO_NAME.test(name.trim());
}
