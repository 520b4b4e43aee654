import type { NoticeFields } from '../../../contract/schemas.ts';

/** Some fields of a notice. */
export type SomeFields = Partial<NoticeFields>;

/** The fields of `fields` that say something else than `before`: what is worth sending. */
export function changedFields(before: NoticeFields, fields: SomeFields): SomeFields {
  const changed = Object.entries(fields).filter(([name, value]) => !isSame(before[name as keyof NoticeFields], value));
  return Object.fromEntries(changed) as SomeFields;
}

/** What is left to send of `pending` once `sent` has arrived: the fields that were changed again meanwhile. */
export function withoutSent(pending: SomeFields, sent: SomeFields): SomeFields {
  const left = Object.entries(pending).filter(([name, value]) => sent[name as keyof NoticeFields] !== value);
  return Object.fromEntries(left) as SomeFields;
}

/** Fields are JSON values whose keys the schema writes in one order. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
