import { foldText } from './foldText.ts';
import { isOrganisation } from './isOrganisation.ts';
import { readPersonName, type PersonName } from './personName.ts';

/** One name of a line of credits, with what it is credited for. */
export interface Credit {
  /** The name as it is written. */
  readonly written: string;
  /** The person, or `null` for an organisation and for what could be no name. */
  readonly name: PersonName | null;
  readonly isOrganisation: boolean;
  /** As written, or `null` when the line does not say. */
  readonly role: string | null;
  /** Whether the role is that of someone who speaks in the talk. */
  readonly speaks: boolean;
  /** Whether the name may be no person's. */
  readonly isUnsure: boolean;
}

const MAX_LENGTH = 4_000;
const MAX_CREDITS = 200;
const MAX_WRITTEN = 200;

const SPEAKING =
  /^(?:interven(?:tion|ant)|conferenc(?:e|ier|iere)s?$|conferenci|orat(?:eur|rice|or)|interview|entretien|temoi(?:n|gnage)|participa|expos|communication|lecture|speaker|presenter|panelist|invite|discut|avec$|narrat|auteure?s?$|autrice|author)/;
/** A label of the other form of credits: `Réalisation : Jean Dupont, Anne Martin`. */
const LABEL = /^\s*([\p{L}][\p{L}\p{M}'’ /&-]{2,60}?)\s*:\s*/u;

/**
 * Reads credits, `Name (Role, Role), Name (Role)` or `Role : Name, Name ; Role : Name`, people and organisations mixed.
 * What could be neither is kept with `name` `null`; nothing of the line is dropped.
 */
export function parseCredits(text: string): Credit[] {
  const credits: Credit[] = [];
  for (const line of text.slice(0, MAX_LENGTH).split(/\r\n|\r|\n|;|(?<=\))\.\s/u)) {
    const label = LABEL.exec(line);
    const rest = line.slice(label?.[0].length ?? 0);
    for (const piece of splitList(rest)) {
      if (credits.length === MAX_CREDITS) return credits;
      credits.push(readCredit(piece, label?.[1] ?? null));
    }
  }
  return credits;
}

/** The pieces between commas that stand outside brackets; a role in brackets may hold commas. */
function splitList(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  const take = (end: number): void => {
    const piece = text.slice(start, end).replace(/^[\s–—-]+|[\s.]+$/gu, '');
    if (piece !== '') pieces.push(piece.slice(0, MAX_WRITTEN));
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (char === ',' && depth === 0) {
      take(at);
      start = at + 1;
    }
  }
  take(text.length);
  return pieces;
}

function readCredit(piece: string, label: string | null): Credit {
  const [, written = piece, inBrackets = null] = /^(.{1,160}?)\s*\(([^()]{1,160})\)?$/u.exec(piece) ?? [];
  const role = inBrackets ?? label;
  const isOfOrganisation = isOrganisation(written);
  const read = isOfOrganisation ? null : readPersonName(written);
  return {
    written,
    name: read?.name ?? null,
    isOrganisation: isOfOrganisation,
    role,
    speaks: role !== null && isSpeakingRole(role),
    isUnsure: read?.isUnsure ?? false,
  };
}

/** Whether one of the roles of a credit is a speaker's. */
function isSpeakingRole(role: string): boolean {
  return role.split(/[,/]| et /u).some((part) => SPEAKING.test(foldText(part)));
}
