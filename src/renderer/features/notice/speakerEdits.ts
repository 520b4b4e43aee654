import type { Speaker } from '../../../contract/schemas.ts';
import type { SpeakerId } from '../../../domain/transcript/transcript.ts';

const EXCERPT_CHARS = 70;

/** The passage a name was found in, around the name. */
interface NamePassage {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** A speaker without a name yet, for the editor to fill in: what the editor types is confirmed. */
export function newSpeaker(): Speaker {
  const id = crypto.randomUUID() as SpeakerId;
  return { id, given: '', family: '', affiliation: null, role: null, certainty: 'confirmed' };
}

/** A speaker with other fields. A name the editor has typed needs no confirming any more. */
export function editedSpeaker(speaker: Speaker, change: Partial<Speaker>): Speaker {
  const isNamed = change.given !== undefined || change.family !== undefined;
  return { ...speaker, ...(isNamed ? { certainty: 'confirmed' } : {}), ...change };
}

/** Whether the editor is asked to confirm a speaker's name. */
export function isUnconfirmed({ certainty }: Pick<Speaker, 'certainty'>): boolean {
  return certainty === 'proposed' || certainty === 'guessed';
}

/** A speaker's whole name. */
export function fullName({ given, family }: Pick<Speaker, 'given' | 'family'>): string {
  return `${given} ${family}`.trim();
}

/** The same speakers with one of them moved by one place; unchanged at the ends. */
export function movedSpeaker(speakers: readonly Speaker[], id: SpeakerId, by: -1 | 1): Speaker[] {
  const from = speakers.findIndex((speaker) => speaker.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= speakers.length) return [...speakers];
  const moved = speakers.toSpliced(from, 1);
  return moved.toSpliced(to, 0, speakers[from]!);
}

/** Where a text names a speaker, cut at words; `null` when it does not. */
export function passageNaming(speaker: Pick<Speaker, 'given' | 'family'>, text: string | null): NamePassage | null {
  if (text === null || speaker.family === '') return null;
  const lower = text.toLowerCase();
  const name = [fullName(speaker), speaker.family].find((candidate) => lower.includes(candidate.toLowerCase()));
  // Lower case can change the length of a text; then positions in it mean nothing.
  if (name === undefined || lower.length !== text.length) return null;
  const start = lower.indexOf(name.toLowerCase());
  const end = start + name.length;
  return {
    before: cutBefore(text.slice(0, start)),
    name: text.slice(start, end),
    after: cutAfter(text.slice(end)),
  };
}

function cutBefore(text: string): string {
  if (text.length <= EXCERPT_CHARS) return text;
  return `…${text.slice(-EXCERPT_CHARS).replace(/^\S*\s/, '')}`;
}

function cutAfter(text: string): string {
  if (text.length <= EXCERPT_CHARS) return text;
  return `${text.slice(0, EXCERPT_CHARS).replace(/\s\S*$/, '')}…`;
}
