import type { TFunction } from 'i18next';
import type { Revision } from '../../../contract/schemas.ts';

/** What a revision is called: by why it was made, and for an export by its file. */
export function revisionName(t: TFunction, { kind, wordCount, note }: Revision): string {
  if (kind === 'import' && wordCount === 0) return t('revisions.startedEmpty');
  return kind === 'export' && note !== '' ? `${t('revisions.kinds.export')} ${note}` : t(`revisions.kinds.${kind}`);
}

/** The user's own words about a revision; empty when its name has said them. */
export function revisionNote({ kind, note }: Revision): string {
  return kind === 'export' ? '' : note;
}

/** The time of day of a revision. */
export function timeOfDay({ createdAt }: Revision, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(createdAt));
}

/** The time of a revision, with its date when that is not today. */
export function shortTime(revision: Revision, language: string, now = new Date()): string {
  const made = new Date(revision.createdAt);
  const time = timeOfDay(revision, language);
  if (startOfDay(made) === startOfDay(now)) return time;
  return `${new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(made)} ${time}`;
}

/** The day of a revision in words: today, yesterday, or its date. */
export function dayName({ createdAt }: Revision, language: string, now = new Date()): string {
  const day = new Date(createdAt);
  const daysAgo = Math.round((startOfDay(now) - startOfDay(day)) / 86_400_000);
  if (daysAgo === 0 || daysAgo === 1) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-daysAgo, 'day');
  }
  const year = day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(day);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
