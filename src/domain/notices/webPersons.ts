import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { kindOfName } from './isOrganisation.ts';
import { textOfProperty, textOfValue, typesOf, urlsOf, valuesOf } from './jsonLdValues.ts';
import type { NoticeSpeaker } from './notice.ts';
import { parsePersonName } from './personName.ts';

/** Who made a talk, as a page names them: people, and the bodies and accounts behind it. */
export interface Makers {
  readonly people: readonly NoticeSpeaker[];
  readonly bodies: readonly string[];
}

const MAX_PEOPLE = 200;

/** An address that is an account's on a platform: who uploads a talk need not speak in it. */
const ACCOUNT =
  /\/(?:@|channel\/|c\/|a\/|user\/|users\/|accounts?\/|video-channels\/)|^https?:\/\/(?:www\.)?vimeo\.com\/[^/]+\/?$/;

/**
 * The people and bodies of a property of persons: names in a string (`Ana López, Paul Martin`; `Martin, Paul; …`),
 * objects, lists, and roles around them.
 */
export function makersOf(value: unknown, property: string): Makers {
  const people: NoticeSpeaker[] = [];
  const bodies: string[] = [];
  for (const each of valuesOf(value).slice(0, MAX_PEOPLE)) {
    const { agents, role } = unwrapRole(each, property);
    for (const agent of agents) {
      const text = textOfValue(agent);
      if (isBody(agent, text)) {
        if (text !== '') bodies.push(text);
      } else if (isRecord(agent)) people.push(...personOf(agent, role));
      else people.push(...peopleInText(text).map((person) => ({ ...person, role })));
    }
  }
  return { people, bodies };
}

/** `{"@type": "Role", "author": {…}, "roleName": "…"}`. */
function unwrapRole(value: unknown, property: string): { agents: readonly unknown[]; role: string | null } {
  if (!isRecord(value) || value[property] === undefined) return { agents: [value], role: null };
  return { agents: valuesOf(value[property]), role: textOfProperty(value['roleName']) };
}

/** A lone word in capitals is a channel sooner than a family name. */
function isNoPerson(name: string): boolean {
  const kind = kindOfName(name);
  return kind === 'organisation' || (kind === 'unsure' && !name.trim().includes(' '));
}

function isBody(agent: unknown, name: string): boolean {
  // `Ana López et Paul Martin` reads as an institution's name could.
  if (!isRecord(agent)) return isNoPerson(name.split(',', 1)[0] ?? '') && peopleInText(name).length < 2;
  if (agent['familyName'] !== undefined) return false;
  const types = typesOf(agent);
  if (types.length > 0 && !types.includes('Person')) return true;
  return urlsOf(agent['url']).some((url) => ACCOUNT.test(url)) || isNoPerson(name);
}

function personOf(agent: Json, roleAround: string | null): NoticeSpeaker[] {
  const affiliation = textOfProperty(agent['affiliation']) ?? textOfProperty(agent['worksFor']);
  const role = roleAround ?? textOfProperty(agent['jobTitle']);
  const family = textOfProperty(agent['familyName']);
  if (family !== null) {
    const given = textOfProperty(agent['givenName']) ?? '';
    return [{ given, family, affiliation, role, certainty: 'stated' }];
  }
  return peopleInText(textOfValue(agent)).map((person) => ({
    ...person,
    affiliation: affiliation ?? person.affiliation,
    role,
  }));
}

/** The people named in a line, separated by `;`, `&`, `et`, `and` or commas. A body among them is left out. */
export function peopleInText(text: string): NoticeSpeaker[] {
  const pieces = text
    .slice(0, 4_000)
    .split(/\s*[;|\n]\s*|\s+(?:et|and|&)\s+|\s+\/\s+/u)
    .flatMap(splitCommas)
    .filter((piece) => piece !== '' && !isNoPerson(piece));
  return pieces.slice(0, MAX_PEOPLE).flatMap((piece) => {
    const [, bare = piece, affiliation = null] = /^([^()]{1,120}?)\s*\(([^()]{2,200})\)$/u.exec(piece) ?? [];
    const name = parsePersonName(bare.replace(/^(?:(?:Dr|Pr|Prof|M|Mme|Mlle|Mr|Mrs|Ms)\.?\s+){1,3}(?=\p{Lu})/u, ''));
    if (name === null || !/\p{Lu}/u.test(bare) || bare.split(' ').length > 6) return [];
    return [{ ...name, affiliation, role: null, certainty: 'stated' as const }];
  });
}

/** `Family, Given` is one person; `Given Family, Given Family` are two. */
function splitCommas(text: string): string[] {
  const pieces = text.split(/\s*,\s*(?![^(]{0,200}\))/u).map((piece) => piece.trim());
  return pieces.length > 2 || pieces.every((piece) => piece.includes(' ')) ? pieces : [text.trim()];
}
