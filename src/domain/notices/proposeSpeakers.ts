import type { NoticeSpeaker } from './notice.ts';
import { isNamePart, parsePersonName } from './personName.ts';

/** Only the opening of a long abstract presents the speakers. */
const REACH = 20_000;
const MAX_SPEAKERS = 20;

const PARTICLE = String.raw`(?:de|du|des|la|le|van|von|der|den|di|da|del|el|al|ben)`;
const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
/** `Name, function,`: at the start, after a sentence end, or behind `et` in a list of two. */
const PRESENTATION = new RegExp(
  String.raw`(?<=^|[.!?…][»”"]?\s|\bet\s)(${NAME_WORD}(?:\s${PARTICLE}){0,3}(?:\s${NAME_WORD}){1,4}),\s([^,.;:!?()]{3,160})(?=[,.;])`,
  'gu',
);

/**
 * The trades of those who lecture, by stem or ending. What follows a name and is none of them (`Jean Dupont, avec
 * d'autres, …`) presents no one.
 */
const FUNCTION =
  /^(?:(?:vice|co|post|ex|ancien(?:ne)?)[- ]?)*(?:directeur|directrice|chercheu|professeur|prof\.?\b|ma[iî]tre|enseignant|ing[eé]nieur|docteur|doctorant|charg[eé]|responsable|coordinat|pr[eé]sident|membre|conservat|conseill|consultant|chef|m[eé]decin|chirurgien|avocat|juriste|magistrat|journaliste|[eé]crivain|auteur|autrice|r[eé]alisat|artiste|architecte|attach[eé]|d[eé]l[eé]gu|secr[eé]taire|fondat|g[eé]rant|animat|[eé]tudiant|agr[eé]g[eé]|titulaire|expert|sp[eé]cialiste|astronome|g[eé]ographe|historien|philosophe|psychanalyste|sp[eé]cialis|\p{Ll}+(?:ologue|iste|graphe|icien(?:ne)?|ienne|nome)\b)/u;

/** Links of a function to the place it is held at; the place is an institution, so written with a capital or named as one. */
const PLACE =
  /\s(?:à|au|aux|chez|auprès (?:de|du|des))\s(?:la\s|l['’])?(?=\p{Lu}|(?:universit|école|institut|centre|laboratoire|musée|observatoire|muséum|collège|lycée|faculté|hôpital|ministère))/u;
/** Weaker links: `directeur du CNRS`, but not `spécialiste de Kant`. */
const HEADED_PLACE =
  /^((?:co-?|vice-?)?(?:direct|président|responsable|membre|chercheu|fondat|secrétaire)\p{L}*)\s(?:du|de la|des|de l['’]|de)\s?(?=\p{Lu})/u;

/**
 * Speakers that an abstract presents in prose: `Paola Tubaro, directrice de recherche au CNRS, discute…`. They are
 * proposals: an editor confirms them. A person presented twice is proposed once.
 */
export function proposeSpeakers(abstract: string): NoticeSpeaker[] {
  const speakers = new Map<string, NoticeSpeaker>();
  for (const [, written = '', description = ''] of abstract.slice(0, REACH).matchAll(PRESENTATION)) {
    const name = FUNCTION.test(description) && isNamePart(written) ? parsePersonName(written) : null;
    if (name === null || speakers.has(written)) continue;
    speakers.set(written, { ...name, ...splitFunction(description.trim()), certainty: 'proposed' });
    if (speakers.size === MAX_SPEAKERS) break;
  }
  return [...speakers.values()];
}

function splitFunction(description: string): { role: string; affiliation: string | null } {
  const place = PLACE.exec(description);
  if (place !== null) {
    return { role: description.slice(0, place.index), affiliation: description.slice(place.index + place[0].length) };
  }
  const headed = HEADED_PLACE.exec(description);
  if (headed === null) return { role: description, affiliation: null };
  return { role: headed[1] ?? description, affiliation: description.slice(headed[0].length) };
}
