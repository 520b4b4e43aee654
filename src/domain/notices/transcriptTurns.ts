import { foldText } from './foldText.ts';
import type { PersonName } from './personName.ts';
import { isTurnLabel } from './roleLabels.ts';

/** A line of a transcript, without the name before its colon. */
export interface Turn {
  readonly speaker: string | null;
  readonly text: string;
  /** The name stood alone on the line above, which this line takes over with its time. */
  readonly takesOver: boolean;
}

const LABEL = /^(?:— ?)?([^:;!?…«»"—]{1,60}?)\s?:(?=\s|$)\s*/u;
const WORD =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\d{1,3}|(?:d['’])?(?:de|du|des|la|le|van|von|der|den|di|da|dos|el|al|ben|et|y))$/u;
/** What stands before colons again and again and is no one. */
const NO_ONE = new Set(
  'exemple exemples remarque remarques attention note notes nb conclusion introduction resume definition question questions reponse reponses rappel theoreme preuve demonstration hypothese hypotheses objectif objectifs resultat resultats probleme solution alors bref donc voila premier deuxieme troisieme premierement deuxiemement troisiemement enfin ensuite partie chapitre figure tableau source sources transcription traduction titre date lieu duree example remark answer definition theorem proof chapter part'.split(
    ' ',
  ),
);
const TITLE = /^(?:m|mr|mme|mlle|dr|pr|prof|docteur|professeur|monsieur|madame|me|maitre)\.? /;

/**
 * Takes `Locuteur : …` apart. What precedes a colon is a speaker when it is one of `known`, a word for whoever speaks
 * (`Locuteur 2`), or a name that opens a line at least twice; anything else stays in the text. A known person is
 * given by the whole name.
 */
export function readTurns(lines: readonly string[], known: readonly PersonName[]): Turn[] {
  const labels = lines.map(labelOf);
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== null) counts.set(label.folded, (counts.get(label.folded) ?? 0) + 1);
  const names = knownNames(known);
  const speakers = labels.map((label) => label && speakerOf(label, counts.get(label.folded)!, names));
  const turns: Turn[] = [];
  let above: string | null = null;
  for (const [index, line] of lines.entries()) {
    const speaker = speakers[index]!;
    const turn = turnOf(line, speaker === null ? null : labels[index]!, speaker, above);
    const isAbove = turn.text === '' && index + 1 < lines.length && speakers[index + 1] === null;
    // A name with nothing below either, or another name, says nothing: it stays text.
    turns.push(turn.text === '' && !isAbove ? { speaker: null, text: line, takesOver: false } : turn);
    above = isAbove ? speaker : null;
  }
  return turns;
}

function turnOf(line: string, label: Label | null, speaker: string | null, above: string | null): Turn {
  return {
    speaker: speaker ?? above,
    text: label === null ? line : line.slice(label.length).trim(),
    takesOver: above !== null,
  };
}

interface Label {
  readonly written: string;
  readonly folded: string;
  readonly length: number;
}

function labelOf(line: string): Label | null {
  const match = LABEL.exec(line.slice(0, 80));
  const written = match?.[1]?.trim() ?? '';
  return match === null || written === '' ? null : { written, folded: foldText(written), length: match[0].length };
}

function speakerOf({ written, folded }: Label, count: number, names: ReadonlyMap<string, string>): string | null {
  const known = names.get(folded.replace(TITLE, ''));
  if (known !== undefined) return known;
  if (isTurnLabel(written)) return written;
  const words = written.split(' ');
  const isName = words.length <= 5 && words.every((word) => WORD.test(word)) && /^\p{Lu}/u.test(written);
  return count > 1 && isName && !NO_ONE.has(folded.split(' ', 1)[0] ?? '') ? written : null;
}

/** The ways to name known people: whole, turned round, by the family name and by initials, where that is one person's. */
function knownNames(known: readonly PersonName[]): Map<string, string> {
  const names = new Map<string, string | null>();
  for (const { given, family } of known) {
    const whole = `${given} ${family}`.trim();
    const initials = `${given} ${family}`.match(/(?<!\p{L})\p{L}/gu)?.join('') ?? '';
    const ways = [
      whole,
      `${family} ${given}`,
      family,
      initials,
      [...initials].join('.'),
      `${[...initials].join('.')}.`,
    ];
    for (const way of new Set(ways.map(foldText))) {
      const other = names.get(way);
      names.set(way, other === undefined || other === whole ? whole : null);
    }
  }
  return new Map([...names].flatMap(([way, whole]) => (whole === null || way === '' ? [] : [[way, whole] as const])));
}
