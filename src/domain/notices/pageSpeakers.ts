import type { NoticeSpeaker } from './notice.ts';
import { isNamePart, parsePersonName, type PersonName } from './personName.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';
import { isSameName } from './relatedCards.ts';

/** Where a page may name its speakers. */
export interface SpeakerSources {
  /** The lines under `Intervenant`, `Auteur(s)`…, one or several people each. */
  readonly stated: readonly string[];
  /** `Name (Role), …`, people and organisations mixed. */
  readonly credits: readonly string[];
  /** The authors in the citation. */
  readonly authors: readonly PersonName[];
  /** The prose, which may present them with their function. */
  readonly abstract: string;
}

const MAX_LINE = 2_000;
const CREDIT = /([^(),]{3,80}?)\s*\((?:intervention|intervenante?|conférenci(?:er|ère)|orateur|oratrice)\)/giu;

/**
 * The speakers of a page, each once. Fields and the citation state names; the prose gives a stated speaker function
 * and affiliation, and proposes speakers only where none is stated.
 */
export function speakersOf({ stated, credits, authors, abstract }: SpeakerSources): NoticeSpeaker[] {
  const proposed = proposeSpeakers(abstract);
  const speakers: NoticeSpeaker[] = [];
  const add = (name: PersonName, affiliation: string | null): void => {
    if (speakers.some((speaker) => isSameName(speaker, name))) return;
    const same = proposed.find((speaker) => isSameName(speaker, name));
    const { given, family } = name;
    speakers.push({
      given,
      family,
      affiliation: affiliation ?? same?.affiliation ?? null,
      role: same?.role ?? null,
      certainty: 'stated',
    });
  };
  for (const line of stated) for (const { name, affiliation } of namesIn(line)) add(name, affiliation);
  for (const [, written = ''] of credits.join(', ').slice(0, MAX_LINE).matchAll(CREDIT)) {
    const name = parsePersonName(written);
    if (name !== null) add(name, null);
  }
  for (const name of authors) add(name, null);
  return speakers.length > 0 ? speakers : proposed;
}

function namesIn(line: string): { name: PersonName; affiliation: string | null }[] {
  const written = line.slice(0, MAX_LINE).replace(/^[-•]\s*/u, '');
  const pieces = written.split(/\s*[,;]\s*(?![^(]*\))/u);
  const isList = pieces.length > 1 && pieces.every((piece) => piece.includes(' '));
  return (isList ? pieces : [written]).flatMap((piece) => {
    const [, bare = piece, affiliation = null] = /^(.*?)\s*\(([^()]{2,200})\)$/u.exec(piece) ?? [];
    const name = parsePersonName(bare);
    return name !== null && isNamePart(name.family) ? [{ name, affiliation }] : [];
  });
}
