import { isOrganisation } from './isOrganisation.ts';

/**
 * The trades of those who lecture, by stem or ending, in French and English. What follows a name and is none of them
 * (`Jean Dupont, avec d'autres, …`) presents no one.
 */
const TRADE =
  /^(?:une?\s|an?\s|the\s|l['’]|l[ae]\s|les\s)?(?:(?:vice|co|post|ex|ancien(?:ne)?s?|former|senior|associate|assistant|full|visiting|emeritus)[- ]?)*(?:direct(?:eur|rice|or)|cherche(?:u[rs]|uses?)|professeu?re?|professor|prof\.?\b|ma[iî]tre(?:sse)?s?\b|enseignant|teacher|ing[eé]nieur|docteur|doctorant|doctor|charg[eé]|responsable|coordinat|coordonn|pr[eé]sident|membre|member|conservat|conseill|consultant|chef|cheffe|m[eé]decin|physician|chirurgien|surgeon|avocat|lawyer|juriste|magistrat|journalist|[eé]crivain|writer|auteur|autrice|author|r[eé]alisat|film-?maker|artist|architect|attach[eé]|d[eé]l[eé]gu|secr[eé]taire|secretary|fondat|founder|g[eé]rant|animat|[eé]tudiant|student|agr[eé]g[eé]|titulaire|expert|sp[eé]cialist|astronom|g[eé]ograph|historien|historian|philosoph|psychanalyst|lecturer|reader\b|research|scientist|fellow|head\b|dean\b|doyen|engineer|curator|linguist|economist|\p{Ll}+(?:ologue|ologist|iste|ist|graphe|icien(?:ne)?|ienne|ician|nome|atre|urge|onome)s?\b)/u;

/** Links of a function to the place it is held at; the place is an institution, so written with a capital or named as one. */
const PLACE =
  /(?:^|\s|,\s)(?:à|au|aux|chez|auprès (?:de|du|des)|at|de\s(?=l['’](?:universit|institut|école)))\s?(?:the\s|la\s|l['’])?(?=\p{Lu}|(?:universit|école|institut|centre|laboratoire|musée|observatoire|muséum|collège|lycée|faculté|hôpital|ministère))/u;
/** Weaker links: `directeur du CNRS`, but not `spécialiste de Kant`. */
const HEADED_PLACE =
  /^((?:co-?|vice-?)?(?:direct|président|president|responsable|membre|member|cherche|fondat|founder|secrétaire|head|dean|doyen)[\p{L}]*(?: adjointe?| générale?| scientifique| honoraire)?)\s(?:du|de la|des|de l['’]|de|of the|of)\s?(?=\p{Lu}|(?:universit|institut|laboratoire|musée|département|centre))/u;
/** `chercheuse CNRS`, `ingénieur INRAE`: an acronym that ends the function. */
const TRAILING_ACRONYM = /\s(\p{Lu}{3,12}(?:[-/]\p{Lu}{2,12})?)$/u;

const PLURAL = /^(\p{L}+?)s(?=\s|$)/u;

/** What someone does, and where; `affiliation` is `null` when the text does not say. */
export interface Occupation {
  readonly role: string;
  readonly affiliation: string | null;
}

/** Whether a text begins with a trade of those who lecture. */
export function isTrade(text: string): boolean {
  return TRADE.test(text.charAt(0).toLowerCase() + text.slice(1));
}

/** Parts `maître de conférences à Télécom Paris` into what someone does, and where. */
export function readOccupation(text: string): Occupation {
  const written = text.trim();
  const comma = written.indexOf(', ');
  if (comma > 0 && isInstitution(written.slice(comma + 2))) {
    return { role: written.slice(0, comma), affiliation: written.slice(comma + 2) };
  }
  const place = PLACE.exec(written);
  if (place !== null && place.index > 0) {
    return { role: written.slice(0, place.index), affiliation: written.slice(place.index + place[0].length) };
  }
  const headed = HEADED_PLACE.exec(written);
  if (headed !== null) return { role: headed[1] ?? written, affiliation: written.slice(headed[0].length) };
  const acronym = TRAILING_ACRONYM.exec(written);
  if (acronym !== null) return { role: written.slice(0, acronym.index), affiliation: acronym[1] ?? null };
  return { role: written, affiliation: null };
}

/** Whether a piece of prose, between commas, is the name of an institution. */
export function isInstitution(text: string): boolean {
  const opens =
    /^(?:l['’]|la\s|the\s)?(?:\p{Lu}|universit|institut|école|centre|laboratoire|musée|département|faculté)/u;
  return text.length <= 120 && opens.test(text) && isOrganisation(text);
}

/** The role of one of several who are named by it: `professeurs` is `professeur`. */
export function singularRole(role: string): string {
  return role.replace(PLURAL, '$1');
}
