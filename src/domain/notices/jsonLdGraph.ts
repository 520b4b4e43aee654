import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { textOfValue, typesOf, valuesOf } from './jsonLdValues.ts';

const TALKS = new Set([
  'VideoObject',
  'AudioObject',
  'MediaObject',
  'PodcastEpisode',
  'RadioEpisode',
  'TVEpisode',
  'Episode',
  'Movie',
  'MovieClip',
  'Event',
  'LearningResource',
  'Course',
  'CourseInstance',
  'CreativeWork',
  'PresentationDigitalDocument',
]);
/** Recordings: inside a talk they are the talk's. */
const RECORDINGS = new Set(['VideoObject', 'AudioObject', 'MediaObject', 'Movie']);
const RECORDING_PROPERTIES = [
  'video',
  'audio',
  'associatedMedia',
  'encoding',
  'recordedIn',
  'subjectOf',
  'mainEntity',
  'workFeatured',
  'workPerformed',
];
/** Where an object that is no talk itself may hold talks. */
const CONTAINER_PROPERTIES = [
  '@graph',
  'mainEntity',
  'mainEntityOfPage',
  'video',
  'audio',
  'subjectOf',
  'hasPart',
  'itemListElement',
  'item',
  'dataFeedElement',
  'episode',
  'associatedMedia',
  'subEvent',
  'event',
];
const MAX_OBJECTS = 20_000;
const MAX_DEPTH = 60;

/** Whether an object is a talk by its type. */
function isTalk(object: Json): boolean {
  return typesOf(object).some((type) => TALKS.has(type) || type.endsWith('Event'));
}

/** The objects of some JSON-LD values, which may name one another by `@id`. Iterative. */
export class JsonLdGraph {
  readonly #values: readonly unknown[];
  readonly #byId = new Map<string, Json>();

  constructor(values: readonly unknown[]) {
    this.#values = values;
    for (const object of this.#objects((each) => Object.values(each))) {
      const id = object['@id'];
      if (typeof id === 'string' && Object.keys(object).length > 1 && !this.#byId.has(id)) this.#byId.set(id, object);
    }
  }

  /** A property's values, the objects named by `@id` alone put in. */
  resolved(value: unknown): unknown {
    const resolve = (each: unknown): unknown =>
      isRecord(each) && typeof each['@id'] === 'string' && Object.keys(each).length === 1
        ? (this.#byId.get(each['@id']) ?? each)
        : each;
    return Array.isArray(value) ? value.map(resolve) : resolve(value);
  }

  /** The talks, each once, in the order of the source; one inside another is part of it. */
  talks(): Json[] {
    const objects = this.#objects((object) =>
      isTalk(object) ? [] : CONTAINER_PROPERTIES.map((property) => this.resolved(object[property])),
    );
    const parts = new Set(objects.filter(isTalk).flatMap((talk) => this.recordingsOf(talk)));
    return objects.filter((object) => isTalk(object) && !parts.has(object));
  }

  /** The recordings inside a talk. */
  recordingsOf(talk: Json): Json[] {
    return RECORDING_PROPERTIES.flatMap((property) => valuesOf(this.resolved(talk[property])))
      .filter(isRecord)
      .filter((object) => object !== talk && typesOf(object).some((type) => RECORDINGS.has(type)))
      .slice(0, 20);
  }

  #objects(next: (object: Json) => readonly unknown[]): Json[] {
    const found = new Set<Json>();
    const open: { value: unknown; depth: number }[] = this.#values.map((value) => ({ value, depth: 0 })).toReversed();
    for (let each = open.pop(); each !== undefined && found.size < MAX_OBJECTS; each = open.pop()) {
      const { value, depth } = each;
      if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value)) {
        const object = value as Json;
        if (found.has(object)) continue;
        found.add(object);
      }
      const inside: readonly unknown[] = Array.isArray(value) ? value : next(value as Json);
      for (let index = Math.min(inside.length, MAX_OBJECTS) - 1; index >= 0; index--) {
        open.push({ value: inside[index], depth: depth + 1 });
      }
    }
    return [...found];
  }
}

/** The name of the first object or text of a property that passes. */
export function nameOfProperty(value: unknown, test: (object: Json) => boolean): string | null {
  for (const each of valuesOf(value)) {
    const name = isRecord(each) && !test(each) ? '' : textOfValue(each);
    if (name !== '' && !/^https?:/.test(name)) return name;
  }
  return null;
}
