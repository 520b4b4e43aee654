import type { Json } from '../formats/jsonRecord.ts';
import type { Leftover } from './sourceReading.ts';

/** The text of a value that is one, or a number; `''` for everything else. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The items of a list; a single value is a list of one, `null` and `undefined` of none. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

/** The texts of a record under paths (`tags`, `contributors/0`) that nobody used, each as `path: text`. Iterative. */
export function leftoversOfJson(record: Json, used: ReadonlySet<string>): Leftover[] {
  const leftovers: Leftover[] = [];
  const open = Object.entries(record).toReversed();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [path, value] = at;
    if (used.has(path)) continue;
    const text = textIn(value);
    if (text !== '') leftovers.push({ line: 0, text: `${path}: ${text}` });
    if (typeof value !== 'object' || value === null) continue;
    const below = path.length > 200 ? path : `${path}/`;
    for (const [key, child] of Object.entries(value).toReversed()) open.push([below + key, child]);
  }
  return leftovers;
}
