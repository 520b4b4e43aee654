import { parseDurationText } from './durationText.ts';
import type { Notice } from './notice.ts';
import type { PageLine } from './pageLines.ts';

const MAX_LENGTH = 400;
const BULLET = /^[-–—•*] ?/u;
/** `- Label03'14"`: minutes and seconds are glued behind the label; behind a digit or a blank they have two places each. */
const GLUED = /^(.{1,300}?) ?((?:\d{1,2} ?h ?)?(?:(?<![\d ])\d{1,3}|\d{2}|(?<= )\d)['’′]\d{2}(?:["”″]|''|’’)?)$/u;
const CLOCK_BEHIND = /^(.{1,300}?) ?[-–(]? ?((?<!\d)(?:\d{1,2}:)?\d{1,3}:[0-5]\d)\)?$/u;
const CLOCK_BEFORE = /^\[?((?:\d{1,2}:)?\d{1,3}:[0-5]\d)\]? ?[-–:]? ?(\S.{0,300})$/u;
const TIME_ALONE = /^(?:(?:\d{1,2}:)?\d{1,3}:[0-5]\d|(?:\d{1,2} ?h ?)?\d{1,3}['’′]\d{2}(?:["”″]|''|’’)?)$/u;

/** Whether a line under `Chapitres` can be one of them: it begins with a bullet or holds a time. */
export function isChapterLine(text: string): boolean {
  return BULLET.test(text) || chapterOf(text) !== null || TIME_ALONE.test(text);
}

/** The chapters of a page, and the lines that are none. A time on the line below its label is that label's. */
export function readChapters(lines: readonly PageLine[]): {
  readonly chapters: Notice['chapters'];
  readonly unread: readonly PageLine[];
} {
  const chapters: Notice['chapters'][number][] = [];
  const unread: PageLine[] = [];
  let open: PageLine | null = null;
  for (const line of lines) {
    const isTime: boolean = TIME_ALONE.test(line.text.slice(0, MAX_LENGTH));
    const text: string = open !== null && isTime ? `${open.text} ${line.text}` : line.text;
    const read = chapterOf(text);
    if (open !== null && !(isTime && read !== null)) unread.push(open);
    open = null;
    if (read !== null) chapters.push(read);
    else if (isTime) unread.push(line);
    else open = line;
  }
  if (open !== null) unread.push(open);
  return { chapters, unread };
}

function chapterOf(text: string): Notice['chapters'][number] | null {
  if (text.length > MAX_LENGTH) return null;
  const bare = text.replace(BULLET, '');
  const behind = GLUED.exec(bare) ?? CLOCK_BEHIND.exec(bare);
  if (behind !== null) return chapter(behind[1], behind[2]);
  const before = CLOCK_BEFORE.exec(bare);
  return before === null ? null : chapter(before[2], before[1]);
}

function chapter(title = '', time = ''): Notice['chapters'][number] | null {
  const startMs = parseDurationText(time);
  return startMs === null || !/\p{L}/u.test(title) ? null : { startMs, title: title.trim() };
}
