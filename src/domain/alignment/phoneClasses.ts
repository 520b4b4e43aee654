import { PHONE_NAMES, type PhoneName } from './phones.ts';

/** Kinds of neighbours that colour the edge of a phone, after the place and voice of what is heard there. */
const KINDS: readonly (readonly PhoneName[])[] = [
  ['i', 'e', 'E', 'I', 'j', 'y', '2', 'H', 'ae'],
  ['a', 'A', 'V', '@', '9', '3', 'a~', 'e~'],
  ['O', 'o', 'u', 'U', 'w', 'o~'],
  ['m', 'n', 'J', 'N'],
  ['p', 't', 'k'],
  ['b', 'd', 'g'],
  ['f', 's', 'S', 'T', 'h'],
  ['v', 'z', 'Z', 'D'],
  ['l', 'R', 'r'],
];
const KIND_OF = PHONE_NAMES.map((name) => 1 + KINDS.findIndex((kind) => kind.includes(name)));
/** Any neighbour, a pause, and the kinds. */
const CONTEXTS = KINDS.length + 2;
const PAUSE = KINDS.length + 1;
/** A phone begins, lasts and ends. */
const PARTS = 3;

/** By which `PHONE_CLASSES` has them. */
export type ClassesName = 'whole' | 'inContext';

/** Numbers the classes of the states of a graph: those of one state a phone, or of three that know their neighbours. */
export interface PhoneClasses {
  readonly name: ClassesName;
  readonly count: number;
  readonly statesAPhone: number;
  /** The class of a pause in a graph, which is as good as the better of `silences`. */
  readonly silence: number;
  /** A pause at rest, and one in which the room or the recording can be heard: an echo, a breath, the noise of a take. */
  readonly silences: readonly number[];
  readonly garbage: number;
  readonly classOf: (phone: number, part: number, around: { before: number; after: number }) => number;
  /** The class that knows less: itself, where there is none. */
  readonly parentOf: (which: number) => number;
  /** The class that stands for the whole of a phone. */
  readonly middleOf: (phone: number) => number;
}

const PHONES_ALONE = PHONE_NAMES.length;

/** One class a phone. */
export const WHOLE_PHONES: PhoneClasses = {
  name: 'whole',
  count: PHONES_ALONE + 2,
  statesAPhone: 1,
  silence: PHONES_ALONE,
  silences: [PHONES_ALONE, PHONES_ALONE + 1],
  garbage: PHONES_ALONE + 2,
  classOf: (phone) => phone,
  parentOf: (which) => which,
  middleOf: (phone) => phone,
};

const PARTED = PHONES_ALONE * PARTS * CONTEXTS;

/** Three classes a phone; the first and the last differ by the kind of phone beside them. */
export const PHONES_IN_CONTEXT: PhoneClasses = {
  name: 'inContext',
  count: PARTED + 2,
  statesAPhone: PARTS,
  silence: PARTED,
  silences: [PARTED, PARTED + 1],
  garbage: PARTED + 2,
  classOf: (phone, part, { before, after }) => {
    const neighbour = part === 0 ? before : after;
    const context = part === 1 ? 0 : neighbour < 0 ? PAUSE : KIND_OF[neighbour]!;
    return (phone * PARTS + part) * CONTEXTS + context;
  },
  parentOf: (which) => (which >= PARTED ? which : which - (which % CONTEXTS)),
  middleOf: (phone) => (phone * PARTS + 1) * CONTEXTS,
};

/** All of them: a name goes from thread to thread, functions do not. */
export const PHONE_CLASSES = {
  whole: WHOLE_PHONES,
  inContext: PHONES_IN_CONTEXT,
} as const satisfies Record<ClassesName, PhoneClasses>;
