import type { NoticeRefusal } from '../../domain/notices/sourceReading.ts';

/** What a part of a document holds, or why it cannot be read. */
export type DocumentPart<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: NoticeRefusal; readonly detail: string };
