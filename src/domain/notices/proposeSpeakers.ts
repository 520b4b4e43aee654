import { isOrganisation } from './isOrganisation.ts';
import type { NoticeSpeaker } from './notice.ts';
import { isNamePart, parsePersonName, type PersonName } from './personName.ts';
import { isInstitution, isTrade, readOccupation, singularRole, type Occupation } from './trades.ts';

/** Only the opening of a long abstract presents the speakers. */
const REACH = 20_000;
const MAX_SPEAKERS = 20;
/** How many people one sentence presents together. */
const MAX_GROUP = 12;
/** How many functions and places are read of one person. */
const MAX_DESCRIPTIONS = 4;

const PARTICLE = String.raw`(?:de|du|des|la|le|van|von|der|den|di|da|dos|del|della|el|al|ben|ibn|y)`;
const NAME_WORD = String.raw`(?:[dD]['’])?\p{Lu}[\p{L}\p{M}'’.-]{0,40}`;
const NAME = String.raw`(${NAME_WORD}(?:(?:\s${PARTICLE}){0,3}\s${NAME_WORD}){1,4})`;
const TITLE = String.raw`(?:(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Prof|Professor|Professeure?)\.?\s)?`;
/**
 * Where people are presented: at the start, after the end of a sentence or line, or behind words that introduce who
 * speaks (`avec`, `par`, `conférence de`, `a lecture by`).
 */
// Read: who is introduced | a phrase that names the talk | a start of a sentence or line; perhaps a title in small letters.
const OPENING =
  /(?:(?<lead>(?:^|[\s,(«:])(?:(?:[Aa]vec|[Ww]ith|[Pp]ar|[Bb]y|[Ii]nterven(?:ante?s?|tions?)\s?:|[Ss]peakers?\s?:|(?:[Cc]onférence|[Ii]ntervention|[Ee]ntretien|[Ii]nterview|[Ee]xposé|[Cc]ommunication|[Tt]émoignage|[Ll]eçon|[Ll]ecture|[Tt]alk)s?\s(?:de|avec|d['’]|by|with|of))\s?))|(?:^|[.!?…]\s)(?:[Dd]ans|[Ll]ors de|[Ii]n|[Dd]uring)\s(?:cet|cette|ce|this)\s(?:vidéo|conférence|exposé|intervention|film|entretien|épisode|cours|séance|présentation|video|talk|lecture|episode|interview|session),\s|^|[.!?…][»”"]?\s|[\n\r\u2028]\s?|\bet\s)(?:L[ea]\s(?:professeure?|docteure?|Pr|Dr)\.?\s)?(?=(?:[dD]['’])?\p{Lu})/gu;
const PERSON = new RegExp(String.raw`${TITLE}${NAME}`, 'uy');
const BRACKETS = /\s\(([^()]{2,120})\)/uy;
const DESCRIPTION = /,\s([^,.;:!?()\n]{3,160})(?=[,.;:!?()\n]|$)/uy;
/** The first may be a sentence of its own: `Jean Dupont est professeur à Lyon.` */
const IS_OR_DESCRIPTION = /(?:,|\s(?:est|is))\s([^,.;:!?()\n]{3,160})(?=[,.;:!?()\n]|$)/uy;
const JOINER = /(?:,\s|\s)(?:et|and|&)\s(?=(?:[dD]['’])?\p{Lu})|,\s(?=(?:[dD]['’])?\p{Lu})/uy;

/** Verbs of those who speak in a talk, in the present: what authors of the past did is told otherwise. */
const SPEAKS =
  /^,?\s(?:(?:nous|y|en|vous|s['’]y|se|will|then|also)\s)?(?:discut|présent|parl|expli(?:qu|c)|propos|revien|abord|montr|expos|racont|analys|évoqu|interrog|s['’]interrog|décri|détaill|dress|répond|ouvr|conclu|clôtur|intervien|ouvrent|trait|livr|partag|témoign|retrac|invit|débatt?|commen|introdui|éclair|examin|fait le point|font le point|donn|étudi|dialogu|échang|discuss|present|explain|talk|speak|describ|show|introduc|explor|address|give|examin|argu|share|look|review|outlin|reflect)\p{L}*(?=[\s,.;:!?]|$)/u;
/** Signs of people who are spoken of: dates of a life, and the past. */
const SPOKEN_OF =
  /\(\s?(?:né|vers|c\.|ca\.?|v\.)?\s?\d{3,4}|^,?\s?(?:né|née|mort|morte|décédé|décédée|born|died)\s|^,?\s(?:a|ont|fut|furent|était|étaient|avait|avaient|publia|écrivit|naquit|mourut|devint|was|were|had|wrote|published)\s|^,?\s\p{L}{3,14}(?:a|èrent|irent|ait|aient)\s(?:en|la|le|les|un|une|son|sa|ses)\s|\b(?:XV|XVI|XVII|XVIII|XIX)e\b|\bsiècle\b|\bcentury\b/u;

/** Words that open a sentence about someone, and look like the first word of a name. */
const NO_NAMES =
  /^(?:selon|pour|dans|avec|chez|comme|quand|après|avant|depuis|sur|entre|par|ce|cet|cette|ces|son|sa|ses|leur|notre|nos|un|une|des|les|et|mais|si|according|for|in|as|with|by|from|after|before|since|on|this|that|these|his|her|their|our|an?|the|and|but|if)$/iu;

interface Found {
  readonly name: PersonName;
  readonly written: string;
  occupation: Occupation | null;
}

/**
 * Speakers that an abstract presents in prose: `Paola Tubaro, directrice de recherche au CNRS, discute…`, several
 * together, in French or English. All are for an editor to confirm: `proposed` where the text says that they speak,
 * `guessed` where it may as well speak of them. Those of whom dates or the past are told, and names without function,
 * are left out. A person presented twice is proposed once.
 */
export function proposeSpeakers(abstract: string): NoticeSpeaker[] {
  const text = abstract.slice(0, REACH);
  const speakers = new Map<string, NoticeSpeaker>();
  let done = 0;
  for (const opening of text.matchAll(OPENING)) {
    const start = opening.index + opening[0].length;
    if (start < done) continue;
    const group = readGroup(text, start);
    if (group.found.length === 0) continue;
    done = group.end;
    const isLed = opening.groups?.['lead'] !== undefined;
    for (const speaker of speakersOfGroup(text, group, isLed)) {
      const key = `${speaker.given} ${speaker.family}`;
      if (!speakers.has(key)) speakers.set(key, speaker);
      if (speakers.size === MAX_SPEAKERS) return [...speakers.values()];
    }
  }
  return [...speakers.values()];
}

function speakersOfGroup(text: string, { found, end }: Group, isLed: boolean): NoticeSpeaker[] {
  const behind = text.slice(end, end + 80);
  if (SPOKEN_OF.test(behind)) return [];
  const speaks = isLed || SPEAKS.test(behind);
  return found.flatMap(({ name, occupation }): NoticeSpeaker[] => {
    if (occupation === null || SPOKEN_OF.test(` ${occupation.role} `)) return [];
    const { role, affiliation } = occupation;
    return [{ ...name, role: role === '' ? null : role, affiliation, certainty: speaks ? 'proposed' : 'guessed' }];
  });
}

interface Group {
  readonly found: readonly Found[];
  /** Where the text goes on behind what describes the last of them. */
  readonly end: number;
}

/** People who are named one after the other, each with a function, or all with one. */
function readGroup(text: string, start: number): Group {
  const found: Found[] = [];
  let at = start;
  while (found.length < MAX_GROUP) {
    const person = matchAt(PERSON, text, at);
    const written = trimmedName(person?.[1] ?? '');
    const name = person === null || !isNameOfPerson(written) ? null : parsePersonName(written);
    if (person === null || name === null || name.given === '') break;
    const behindName = at + person[0].length - ((person[1] ?? '').length - written.length);
    const description = readDescription(text, behindName);
    found.push({ name, written, occupation: description.occupation });
    at = description.end;
    const joiner = matchAt(JOINER, text, at);
    if (joiner === null || !isNameAhead(text, at + joiner[0].length)) break;
    at += joiner[0].length;
  }
  return { found: withSharedOccupation(found), end: at };
}

/** A name does not end with the dot of its sentence, but may end with an initial's. */
function trimmedName(written: string): string {
  return /\p{Ll}\.$/u.test(written) ? written.slice(0, -1) : written;
}

function isNameOfPerson(written: string): boolean {
  return isNamePart(written) && !isOrganisation(written) && !NO_NAMES.test(written.split(' ', 1)[0] ?? '');
}

function isNameAhead(text: string, at: number): boolean {
  const person = matchAt(PERSON, text, at);
  return person !== null && isNameOfPerson(trimmedName(person[1] ?? ''));
}

interface Described {
  readonly occupation: Occupation | null;
  readonly end: number;
}

/** `(CNRS)`, or one description after the other between commas: functions, then perhaps the institution. */
function readDescription(text: string, start: number): Described {
  let { occupation, end } = readBrackets(text, start);
  for (let count = 0; count < MAX_DESCRIPTIONS; count++) {
    const description = matchAt(count === 0 ? IS_OR_DESCRIPTION : DESCRIPTION, text, end);
    const said = (description?.[1] ?? '').trim();
    const next = described(occupation, said);
    if (description === null || next === null) break;
    occupation = next;
    // Another person may follow within it: `historienne à Lyon et Luc Petit, ingénieur`.
    end += description[0].length - (said.length - untilConjunction(said).length);
  }
  return { occupation, end };
}

function readBrackets(text: string, start: number): Described {
  const brackets = matchAt(BRACKETS, text, start);
  const inside = brackets?.[1] ?? '';
  if (brackets === null || /\d{3}/.test(inside)) return { occupation: null, end: start };
  const end = start + brackets[0].length;
  if (isTrade(inside)) return { occupation: readOccupation(inside), end };
  return { occupation: isOrganisation(inside) ? { role: '', affiliation: inside } : null, end };
}

/** An occupation with what is said next; `null` when that says nothing of it. */
function described(known: Occupation | null, said: string): Occupation | null {
  if (isTrade(said)) return joined(known, untilConjunction(said));
  const isPlace = known !== null && known.affiliation === null && isInstitution(said);
  return isPlace ? { ...known, affiliation: said } : null;
}

function joined(known: Occupation | null, said: string): Occupation {
  const next = readOccupation(said);
  if (known === null) return next;
  if (known.role === '') return { role: next.role, affiliation: known.affiliation ?? next.affiliation };
  return { role: `${known.role}, ${next.role}`, affiliation: known.affiliation ?? next.affiliation };
}

/** What is said of one person before `et Luc Petit` brings in the next. */
function untilConjunction(said: string): string {
  for (const conjunction of said.matchAll(/\s(?:et|and)\s(?=\p{Lu})/gu)) {
    if (isNameAhead(said, conjunction.index + conjunction[0].length)) return said.slice(0, conjunction.index);
  }
  return said;
}

/** `Jean Dupont et Anne Martin, professeurs à Lyon`: those without a function have that of the last. */
function withSharedOccupation(found: readonly Found[]): Found[] {
  const last = found.at(-1)?.occupation ?? null;
  if (last === null || found.length < 2) return [...found];
  const isShared =
    /^\p{L}+s(?:\s|$)/u.test(last.role) && found.slice(0, -1).every(({ occupation }) => occupation === null);
  if (!isShared) return [...found];
  const occupation = { ...last, role: singularRole(last.role) };
  return found.map((person) => ({ ...person, occupation }));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
