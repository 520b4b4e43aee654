import type { TimedParagraph } from '../formats/lutrinJson.ts';
import { areMarksSound } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { EMPTY_NOTICE, type Notice } from './notice.ts';
import { NOTICE_REFUSALS, type ReadNotice, type SourceReading } from './sourceReading.ts';

/** What a reading has that none may have, each with its place; empty for a sound one, and for a refusal with a reason. */
export function faultsOfReading(reading: SourceReading): string[] {
  if (!reading.ok) return NOTICE_REFUSALS.includes(reading.reason) ? [] : [`reason: ${reading.reason}`];
  return reading.notices.flatMap(faultsOfNotice);
}

/** What a notice and its account have that none may have. */
export function faultsOfNotice({ notice, findings, leftovers }: ReadNotice): string[] {
  const { title, speakers, identifiers, chapters, related, durationMs, recordedOn, publishedOn, transcript } = notice;
  const people = [...speakers, ...related.flatMap((card) => card.speakers)];
  const texts = [
    title,
    ...Object.values(notice).filter((value) => typeof value === 'string'),
    ...notice.disciplines,
    ...notice.keywords,
    ...notice.levels,
    ...identifiers.map(({ value }) => value),
    ...chapters.map((chapter) => chapter.title),
    ...related.map((card) => card.title),
    ...people.map(({ given, family }) => given + family),
  ];
  const times = [...(durationMs === null ? [] : [durationMs]), ...chapters.map(({ startMs }) => startMs)];
  return [
    ...texts.filter((text) => text.trim() === '').map(() => 'a text without a character'),
    ...times.filter((time) => !isTime(time)).map((time) => `time: ${time}`),
    ...[recordedOn, publishedOn].filter((date) => date !== null && !DATE.test(date)).map((date) => `date: ${date}`),
    ...findings.filter(({ field }) => isEmpty(notice, field)).map(({ field }) => `nothing found: ${field}`),
    ...[...findings, ...leftovers].filter(({ line }) => !isTime(line)).map(({ line }) => `line: ${line}`),
    ...(transcript?.paragraphs ?? []).flatMap(faultsOfParagraph),
  ];
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

function isTime(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isEmpty(notice: Notice, field: keyof Notice): boolean {
  return JSON.stringify(notice[field]) === JSON.stringify(EMPTY_NOTICE[field]);
}

function faultsOfParagraph({ startMs, endMs, text, words, marks = [] }: TimedParagraph): string[] {
  const times = [startMs, endMs, ...words.flatMap(([start, end]) => [start, end])].filter((time) => time !== null);
  return [
    ...times.filter((time) => !isTime(time)).map((time) => `time of a paragraph: ${time}`),
    ...(words.length === 0 || words.length === tokensOf(text).length ? [] : [`${words.length} times: ${text}`]),
    ...(areMarksSound(marks, text.length) ? [] : [`marks: ${JSON.stringify(marks)}`]),
  ];
}
