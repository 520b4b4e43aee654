import type { Parsed } from '../formats/parsed.ts';
import type { Notice } from './notice.ts';
import { parseTextPage } from './textPage.ts';

/**
 * The parsers of notices, in the order they are tried; the first that recognises the text reads it.
 *
 * To add a kind of notice: 1. a file beside this one that exports `parseX(text): Parsed<Notice | null>`, giving
 * `null` and the problem `notANotice` for what is not of its kind; 2. a line here; 3. a sample and its test.
 */
const PARSERS: readonly ((text: string) => Parsed<Notice | null>)[] = [parseTextPage];

/**
 * Reads the notice of a talk. Never throws, on any text. `value` is `null` when the text is no notice, and then the
 * first problem says why: `notANotice`, `titleMissing` or `nothingUsable`.
 */
export function parseNotice(text: string): Parsed<Notice | null> {
  let closest: Parsed<Notice | null> | null = null;
  for (const parse of PARSERS) {
    const parsed = parse(text);
    if (parsed.value !== null) return parsed;
    if (closest === null || closest.problems[0]?.code === 'notANotice') closest = parsed;
  }
  return closest ?? { value: null, problems: [{ code: 'notANotice', line: 0, detail: 'no parser' }] };
}
