import type { ReplacedTalk } from '../../contract/schemas.ts';
import type { Paragraph } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { JobControl } from './jobRegistry.ts';
import { undoReplaced } from './replacedParagraph.ts';

/**
 * Undoes a replacement in every paragraph that still has the text it left; words that were timed anew since keep
 * those times. It counts as undone once every talk was gone through: what was cancelled goes on when it is asked again.
 */
export async function undoReplacement(
  context: LibraryContext,
  replacementId: string,
  talks: readonly TalkNumber[],
  control: JobControl,
): Promise<void> {
  const undone: ReplacedTalk[] = [];
  try {
    for (const [index, talk] of talks.entries()) {
      if (control.signal.aborted) break;
      const { title } = context.store.finds.get(talk);
      control.progress(index, talks.length, title);
      undone.push({
        talkId: context.store.talks.idOf(talk),
        title,
        ...undoIn(context, replacementId, talk, control.id),
      });
      await control.turn();
    }
    if (!control.signal.aborted) {
      context.store.lazyTransaction(() => context.store.replacements.markUndone(replacementId));
    }
    control.progress(talks.length, talks.length, '');
  } finally {
    context.store.sync();
    control.report({
      replaceReport: { replacementId, isUndo: true, talks: undone, wasCancelled: control.signal.aborted },
    });
  }
}

function undoIn(
  { store, announce, now }: LibraryContext,
  replacementId: string,
  talk: TalkNumber,
  jobId: string,
): Pick<ReplacedTalk, 'replaced' | 'skipped'> {
  const talkId = store.talks.idOf(talk);
  const paragraphs = new Map(store.transcripts.read(talk).map((paragraph) => [paragraph.id, paragraph]));
  const changes: Paragraph[] = [];
  let undone = 0;
  let changed = 0;
  for (const record of store.replacements.paragraphsOf(replacementId, talk)) {
    const current = paragraphs.get(record.paragraphId);
    const restored = current === undefined ? null : undoReplaced(current, record);
    if (restored === null) changed += record.hitCount;
    // What the editor has undone already is not counted.
    else if (restored !== current) {
      undone += record.hitCount;
      changes.push(restored);
    }
  }
  if (changes.length > 0) {
    const { isKept, version } = store.lazyTransaction(() => {
      const keeps = keepBeforeChange(store, talk, now());
      for (const paragraph of changes) store.transcripts.update(talk, paragraph);
      return { isKept: keeps, version: store.transcripts.markChanged(talk, now()) };
    });
    announce('transcript.changed', { talkId, version, jobId });
    if (isKept) announce('revisions.changed', { talkId });
  }
  const skipped = changed > 0 ? [{ reason: 'changed' as const, count: changed }] : [];
  return { replaced: undone, skipped };
}
