import { z } from 'zod';
import { LIMITS, longText, shortText, talkId, talkState } from './schemas.ts';

const personId = z.string().min(1).max(64);
const name = z.object({ given: shortText, family: shortText });
const page = { offset: z.int().min(0), limit: z.int().min(1).max(1_000) };

/** One person across talks. */
const person = name.extend({
  id: personId,
  affiliation: shortText.nullable(),
  /** In how many talks the person speaks; talks that are only mentioned count. */
  talkCount: z.int(),
  /** Whether something about the person waits for the editor. */
  isWaiting: z.boolean(),
});

/** Where a name stands, for the editor to compare with: the line of the source, or the passage of the abstract. */
const rawLine = z.object({ text: longText, origin: z.enum(['card', 'abstract', 'source']) });

/**
 * A name that somebody is to look at: split off glued text (`glued`), found in prose (`prose`), one that may name no
 * person (`unsure`). It stands for all speakers who are read the same.
 */
const nameQuestion = name.extend({
  kind: z.literal('name'),
  doubt: z.enum(['glued', 'prose', 'unsure']),
  affiliation: shortText.nullable(),
  role: shortText.nullable(),
  talkCount: z.int(),
  /** One of the talks. */
  talkId,
  title: shortText,
  raw: rawLine.nullable(),
});

/** Two records that may be one person: first letters that fit, another affiliation, or too little of a name. */
const pairQuestion = z.object({
  kind: z.literal('pair'),
  reason: z.enum(['initials', 'affiliation', 'name']),
  first: person.extend({ titles: z.array(shortText) }),
  second: person.extend({ titles: z.array(shortText) }),
});

/** What waits for the editor. */
const personQuestion = z.discriminatedUnion('kind', [nameQuestion, pairQuestion]);

const correctedName = name.extend({
  given: z.string().trim().max(LIMITS.shortText),
  family: z.string().trim().min(1).max(LIMITS.shortText),
});

/** The editor's answer. It holds for all speakers who are read the same, now and in imports to come. */
const personDecision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    read: name,
    person: correctedName.extend({ affiliation: shortText.nullable(), role: shortText.nullable() }),
  }),
  z.object({ kind: z.literal('notPerson'), read: name }),
  z.object({ kind: z.literal('same'), personId, otherId: personId }),
  z.object({ kind: z.literal('different'), personId, otherId: personId }),
]);

/** What the editor did, newest first to undo. */
const PERSON_CHANGES = ['person', 'notPerson', 'same', 'different', 'rename', 'merge', 'split'] as const;
const personChange = z.object({ kind: z.enum(PERSON_CHANGES), name: shortText });

/** The methods about people; see `METHODS`. */
export const PEOPLE_METHODS = {
  /** People by family name. `query`: words of their names, in any order. */
  'people.list': {
    request: z.object({ query: shortText, ...page }),
    reply: z.object({ total: z.int(), people: z.array(person) }),
  },
  /** How much is known to wait for the editor; who may be one with whom is found out when people are looked at. */
  'people.waiting': { request: z.object({}), reply: z.object({ count: z.int() }) },
  /** The talks of a person, with the name as each has it. Refused with `person.unknown`. */
  'people.talks': {
    request: z.object({ personId }),
    reply: z.object({
      talks: z.array(
        name.extend({
          talkId,
          title: shortText,
          state: talkState,
          recordedOn: shortText.nullable(),
          affiliation: shortText.nullable(),
          role: shortText.nullable(),
        }),
      ),
    }),
  },
  /** Gives a person another name, in all talks. */
  'people.rename': { request: correctedName.extend({ personId }), reply: z.object({}) },
  /** Makes two records one: `personId` is no more, its talks are those of `intoId`, with its name. */
  'people.merge': { request: z.object({ personId, intoId: personId }), reply: z.object({}) },
  /** Some talks of a person are those of a namesake. Refused with `person.unsplit` when none or all of them are named. */
  'people.split': {
    request: z.object({ personId, talkIds: z.array(talkId).min(1).max(10_000) }),
    reply: z.object({ personId }),
  },
  /** What waits for the editor: names first, those in most talks before others. `undoable` is what `people.undo` undoes. */
  'people.queue': {
    request: z.object(page),
    reply: z.object({ total: z.int(), questions: z.array(personQuestion), undoable: personChange.nullable() }),
  },
  /** Answers a question, and remembers it. `count` is how many speakers it touched. */
  'people.decide': { request: personDecision, reply: z.object({ count: z.int() }) },
  /** Undoes the last change about people, but for speakers that were edited since. Refused with `person.notUndoable`. */
  'people.undo': { request: z.object({}), reply: personChange },
} as const;

export type Person = z.infer<typeof person>;
export type PersonQuestion = z.infer<typeof personQuestion>;
export type NameQuestion = z.infer<typeof nameQuestion>;
export type PairQuestion = z.infer<typeof pairQuestion>;
export type PersonDecision = z.infer<typeof personDecision>;
export type PersonChange = z.infer<typeof personChange>;
