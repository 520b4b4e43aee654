import { isSameMark } from './textMarks.ts';
import type { Paragraph, ParagraphId, Transcript } from './transcript.ts';

/**
 * An edit of a transcript as data: it can be stored, sent, applied and inverted.
 *
 * `puts` replaces paragraphs by id, or brings new ones; `removes` takes paragraphs away; `order` lists every id
 * of the result, and is `null` when neither membership nor order changed.
 */
export interface TranscriptChange {
  readonly puts: readonly Paragraph[];
  readonly removes: readonly ParagraphId[];
  readonly order: readonly ParagraphId[] | null;
}

/** The outcome of an edit: its result, or why it cannot apply. */
export type ChangeResult =
  | { readonly ok: true; readonly transcript: Transcript }
  | { readonly ok: false; readonly reason: 'unknownParagraph' | 'orderMismatch' };

/**
 * The change that turns `before` into `after`. Paragraphs that are the same object are not looked into, so
 * comparing two states of an editor costs one pass over the ids.
 */
export function diffTranscripts(before: Transcript, after: Transcript): TranscriptChange {
  const old = byId(before);
  const puts = after.filter((paragraph) => {
    const previous = old.get(paragraph.id);
    return previous === undefined || (previous !== paragraph && !isSameParagraph(previous, paragraph));
  });
  const kept = byId(after);
  const removes = before.filter((paragraph) => !kept.has(paragraph.id)).map((paragraph) => paragraph.id);
  const isSameOrder =
    before.length === after.length && before.every((paragraph, index) => paragraph.id === after[index]?.id);
  return { puts, removes, order: isSameOrder ? null : after.map((paragraph) => paragraph.id) };
}

/** Whether a change does nothing. */
export function isEmptyChange(change: TranscriptChange): boolean {
  return change.puts.length === 0 && change.removes.length === 0 && change.order === null;
}

/** Applies a change; refused as a whole when it does not fit the transcript. */
export function applyChange(transcript: Transcript, change: TranscriptChange): ChangeResult {
  const paragraphs = byId(transcript);
  for (const id of change.removes) {
    if (!paragraphs.delete(id)) return { ok: false, reason: 'unknownParagraph' };
  }
  const puts = byId(change.puts);
  if (change.order === null) {
    if (change.removes.length > 0) return { ok: false, reason: 'orderMismatch' };
    for (const id of puts.keys()) if (!paragraphs.has(id)) return { ok: false, reason: 'unknownParagraph' };
    return { ok: true, transcript: transcript.map((paragraph) => puts.get(paragraph.id) ?? paragraph) };
  }
  for (const [id, paragraph] of puts) paragraphs.set(id, paragraph);
  if (change.order.length !== paragraphs.size) return { ok: false, reason: 'orderMismatch' };
  const result: Paragraph[] = [];
  for (const id of change.order) {
    const paragraph = paragraphs.get(id);
    // Deleting as we go finds an id that is listed twice.
    if (paragraph === undefined || !paragraphs.delete(id)) return { ok: false, reason: 'orderMismatch' };
    result.push(paragraph);
  }
  return { ok: true, transcript: result };
}

/** The change that undoes `change` once it has been applied to `before`. */
export function invertChange(before: Transcript, change: TranscriptChange): TranscriptChange {
  const applied = applyChange(before, change);
  if (!applied.ok) throw new RangeError(`the change does not apply: ${applied.reason}`);
  return diffTranscripts(applied.transcript, before);
}

/** Paragraphs by their ids. */
export function byId(paragraphs: readonly Paragraph[]): Map<ParagraphId, Paragraph> {
  return new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));
}

/** Whether two paragraphs say the same in every field but their id. */
export function isSameParagraph(a: Paragraph, b: Paragraph): boolean {
  return (
    a.text === b.text &&
    a.kind === b.kind &&
    a.speakerId === b.speakerId &&
    a.startMs === b.startMs &&
    a.endMs === b.endMs &&
    a.isStartByHand === b.isStartByHand &&
    a.review === b.review &&
    // The editor hands the words of a stored paragraph on as they are.
    (a.words === b.words ||
      (a.words.length === b.words.length && a.words.every((word, index) => isSameWord(word, b.words[index])))) &&
    a.marks.length === b.marks.length &&
    a.marks.every((mark, index) => isSameMark(mark, b.marks[index]!))
  );
}

function isSameWord(a: Paragraph['words'][number], b: Paragraph['words'][number] | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}
