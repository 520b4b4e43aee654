import type { Certainty } from '../../domain/notices/notice.ts';
import type { SpeakerId } from '../../domain/transcript/transcript.ts';
import type { TalkNumber } from './talkNumber.ts';

declare const brand: unique symbol;

/** The row of a person in the database; outside, a person is known by an id. */
export type PersonNumber = number & { readonly [brand]: 'PersonNumber' };

/** A person as stored. */
export interface PersonRow {
  readonly number: PersonNumber;
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly affiliation: string | null;
  readonly sort_key: string;
  readonly family_key: string;
  readonly is_unsure: number;
}

/** A speaker of a talk, with the person it is linked to. */
export interface SpeakerRow {
  readonly talk: TalkNumber;
  readonly id: SpeakerId;
  readonly position: number;
  readonly given: string;
  readonly family: string;
  readonly affiliation: string | null;
  readonly role: string | null;
  readonly certainty: Certainty;
  readonly person: PersonNumber | null;
}

/** Two people who may be one, or are told apart. */
export interface PairRow {
  readonly first: PersonNumber;
  readonly second: PersonNumber;
  readonly reason: 'initials' | 'affiliation' | 'name';
  readonly is_open: number;
}

/** What the editor said of a name as it was read. */
export interface DecisionRow {
  readonly read_key: string;
  readonly is_person: number;
  readonly given: string;
  readonly family: string;
  readonly read_affiliation: string | null;
  readonly affiliation: string | null;
  readonly read_role: string | null;
  readonly role: string | null;
}
