import type { TextProblem } from '../formats/parsed.ts';
import { uniteIdentifiers } from './identifiers.ts';
import { EMPTY_NOTICE, type Identifier, type Notice, type NoticeSpeaker } from './notice.ts';
import { isSameName } from './relatedCards.ts';
import type { Finding, Leftover, ReadNotice } from './sourceReading.ts';

/** By which rule a value was found, how surely, and where. */
export type FoundBy = Omit<Finding, 'field'>;

/** The fields of one talk as rules find them: the first to find one is believed, later ones fill what is missing. */
export class FieldsFound {
  readonly problems: TextProblem[] = [];
  readonly leftovers: Leftover[] = [];
  readonly #findings = new Map<keyof Notice, Finding>();
  #notice: Notice = EMPTY_NOTICE;

  get notice(): Notice {
    return this.#notice;
  }

  /** Whether any field is known. */
  get isEmpty(): boolean {
    return this.#findings.size === 0;
  }

  has(field: keyof Notice): boolean {
    return this.#findings.has(field);
  }

  /** Takes a value unless it is none or the field has one. Identifiers, and what is known of a speaker, add up. */
  set<Field extends keyof Notice>(field: Field, value: Notice[Field] | null | undefined, by: FoundBy): void {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return;
    if (field === 'identifiers') {
      const identifiers = uniteIdentifiers([...this.#notice.identifiers, ...(value as Identifier[])]);
      this.#notice = { ...this.#notice, identifiers };
      if (!this.#findings.has(field)) this.#findings.set(field, { field, ...by });
    } else if (!this.#findings.has(field)) {
      this.#notice = { ...this.#notice, [field]: value };
      this.#findings.set(field, { field, ...by });
    } else if (field === 'speakers') {
      const speakers = this.#notice.speakers.map((speaker) => enrich(speaker, value as NoticeSpeaker[]));
      this.#notice = { ...this.#notice, speakers };
    }
  }

  /** Takes a value that is believed before all others. */
  replace<Field extends keyof Notice>(field: Field, value: Notice[Field], by: FoundBy): void {
    this.#findings.delete(field);
    this.set(field, value, by);
  }

  /** Fills what is missing from what other rules found. */
  fillFrom(other: FieldsFound): void {
    for (const { field, ...by } of other.#findings.values()) this.set(field, other.#notice[field], by);
    this.problems.push(...other.problems);
    this.leftovers.push(...other.leftovers);
  }

  /** The notice, or `null` without a title. */
  read(): ReadNotice | null {
    if (this.#notice.title === '') return null;
    const { problems, leftovers } = this;
    return { notice: this.#notice, findings: [...this.#findings.values()], leftovers, problems };
  }
}

function enrich(speaker: NoticeSpeaker, others: readonly NoticeSpeaker[]): NoticeSpeaker {
  const same = others.find((other) => isSameName(other, speaker));
  if (same === undefined) return speaker;
  const { affiliation, role } = same;
  return { ...speaker, affiliation: speaker.affiliation ?? affiliation, role: speaker.role ?? role };
}
