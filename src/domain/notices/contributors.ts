import { readPersonName } from './personName.ts';

/** What Esup-Pod writes behind each name of its list. */
const POD_CREDIT =
  /^(.{3,200}?) (actor|author|designer|consultant|contributor|editor|speaker|soundman|director|writer|technician|voice-over)$/i;

/** The people of a field, with the role that stands in brackets or behind the name. */
export function creditsIn(text: string): { name: string; role: string | null }[] {
  // Long runs of blanks would make each search below slow.
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const pieces = line.split(/ ?, ?/);
  const listed = pieces.map((person) => POD_CREDIT.exec(person));
  if (listed.every((credit) => credit !== null)) {
    return listed.map(([, name = '', role = '']) => ({ name, role }));
  }
  // Three names and more between commas are people; of two, the first is a family name.
  const isList = pieces.length > 2 && pieces.every((piece) => /^\p{Lu}\S*\s\S/u.test(piece));
  return (isList ? pieces : line.split(/ ?; ?/)).map((person) => {
    const [, name = person, role = null] = /^([^()]{2,200}?) ?\(([^()\d]{2,80})\)$/u.exec(person) ?? [];
    // `MARTIN (Jean)` holds one name, and no role.
    return isNameInBrackets(name, role) ? { name: person, role: null } : { name, role };
  });
}

function isNameInBrackets(name: string, inBrackets: string | null): boolean {
  return (
    inBrackets !== null && !name.includes(' ') && readPersonName(`${name} (${inBrackets})`)?.name.given === inBrackets
  );
}

/** Roles that say no more than that someone speaks. */
export function isPlainRole(role: string | null): boolean {
  return (
    role === null ||
    /^(?:author|auteure?|autrice|creator|cr[ée]at(?:eur|rice)|speaker|intervenante?|intervention|orat(?:eur|rice)|presenter|lecturer|conf[ée]renci(?:er|[èe]re)|actor|contributor|contribut(?:eur|rice)|unknown|inconnu)$/iu.test(
      role.trim(),
    )
  );
}

/** Roles of those who make a recording and do not speak in it. */
export function isBehindTheCamera(role: string | null): boolean {
  return (
    role !== null &&
    /(?<!\p{L})(?:r[ée]alisat|direct(?:or|ion)|montage|mont(?:eur|euse)|edit(?:or|ing)|[ée]dit(?:eur|rice|ion)|produc|technic|techniq|cameraman|camera|son$|sound|graphi|image|design|publish|initiator|validat|terminator|script|illustrat|mixage|photo|traduct|translat|sous-titr|transcri)/iu.test(
      role,
    )
  );
}
