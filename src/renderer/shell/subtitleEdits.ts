import { breakPlaceAt } from '../../domain/segmentation/breakPlaces.ts';
import type { CueLimits } from '../../domain/segmentation/cueLimits.ts';
import { cuesOfParagraph, type ParagraphCue } from '../../domain/segmentation/deriveCues.ts';
import {
  mergeWithNext,
  moveCueBoundary,
  pinnedAt,
  releasePins,
  splitCue,
  type PinEdit,
  type PinnedParagraph,
} from '../../domain/segmentation/pinEdits.ts';
import type { Paragraph, ParagraphId } from '../../domain/transcript/transcript.ts';
import { asCommand } from '../features/editor/retimePlugin.ts';
import { setPins } from '../features/editor/setPins.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import type { CommandActions } from '../ui/commandHub.ts';
import { remark, type RemarkKind } from '../ui/remarks.ts';
import { cueIn, wordsOfCue } from './cuePlaces.ts';
import { dragShownCue, nudgeShownCue, type DraggedCue } from './nudgeShownCue.ts';

/** Finer than a tenth of a second nobody hears; a frame of 25 images a second is what a player can show. */
const TENTH_MS = 100;
const FRAME_MS = 40;

/** The cue at the caret, in the text as it is now. */
interface CueAtCaret {
  readonly pinned: PinnedParagraph;
  readonly offset: number;
  /** Those of its paragraph, and its place among them. */
  readonly cues: readonly ParagraphCue[];
  readonly index: number;
}

/** An edit of marks, with where the caret goes to stay in its cue; `undefined` where it stays. */
interface CueEdit {
  readonly edit: PinEdit;
  readonly caret?: number | undefined;
}

const WHY: Readonly<Record<Extract<PinEdit, { ok: false }>['reason'], RemarkKind>> = {
  noCue: 'noCueBeside',
  noWord: 'cueNeedsWord',
  noChange: 'cueIsSo',
  tooLong: 'cueTooLong',
  worded: 'cueWorded',
};

/** What the commands change in the subtitle at the caret; `durationMs` is the recording's, `null` while unknown. */
export function subtitleEdits(
  editor: TranscriptEditor | null,
  limits: CueLimits,
  durationMs: number | null,
): CommandActions {
  const change = (edit: (at: CueAtCaret) => CueEdit | RemarkKind) => (): void => {
    if (editor === null || !editor.view.editable) return remark('readOnly');
    const at = cueAtCaret(editor, limits);
    const done = at === null ? 'noCueBeside' : edit(at);
    if (typeof done === 'string') return remark(done);
    if (!done.edit.ok) return remark(WHY[done.edit.reason]);
    writePins(editor, at!.pinned.paragraph, done);
  };
  const nudge = (edge: 'start' | 'end', byMs: number) =>
    change(({ pinned, cues, index }) => {
      const { textStart } = cues[index]!;
      const edit = nudgeShownCue(editor!.margins.timed, durationMs, pinned, { textStart, edge, byMs });
      return edit === 'noRoom' ? 'cueNoRoom' : { edit };
    });
  return {
    // The caret goes on in the new cue, also from behind the word before.
    splitCue: change(({ pinned, offset }) => ({
      edit: splitCue(pinned, offset),
      caret: breakPlaceAt(pinned.paragraph.text, offset)?.from,
    })),
    mergeCue: change(({ pinned, cues, index }) => ({ edit: mergeWithNext(pinned, cues[index]!.textStart) })),
    cueWordBack: change(firstWordBack),
    cueWordOn: change(lastWordOn),
    cueStartEarlier: nudge('start', -TENTH_MS),
    cueStartLater: nudge('start', TENTH_MS),
    cueEndEarlier: nudge('end', -TENTH_MS),
    cueEndLater: nudge('end', TENTH_MS),
    cueStartFrameEarlier: nudge('start', -FRAME_MS),
    cueStartFrameLater: nudge('start', FRAME_MS),
    cueEndFrameEarlier: nudge('end', -FRAME_MS),
    cueEndFrameLater: nudge('end', FRAME_MS),
    releaseCue: change(({ pinned: { paragraph }, cues, index }) => {
      const { textStart, textEnd } = cues[index]!;
      const marks = releasePins(paragraph, { from: textStart, to: textEnd });
      return marks.length === paragraph.marks.length ? 'noCuePin' : { edit: { ok: true, marks } };
    }),
  };
}

/** Pins an edge of a cue where it was dragged to, as one undo step, or remarks why it stays. */
export function dragCue(
  editor: TranscriptEditor,
  limits: CueLimits,
  durationMs: number | null,
  { paragraphId, ...dragged }: DraggedCue & { readonly paragraphId: ParagraphId },
): void {
  if (!editor.view.editable) return remark('readOnly');
  const { timed } = editor.margins;
  const at = timed.transcript.findIndex(({ id }) => id === paragraphId);
  if (at < 0) return remark('noCueBeside');
  const pinned = pinnedAt(timed, at, limits);
  const edit = dragShownCue(timed, durationMs, pinned, dragged);
  if (edit === 'noRoom') return remark('cueNoRoom');
  if (edit.ok) writePins(editor, pinned.paragraph, { edit });
  else if (edit.reason !== 'noChange') remark(WHY[edit.reason]);
}

/** The first word of a cue goes to the one before; a caret in it goes on to the word that is first then. */
function firstWordBack({ pinned, offset, cues, index }: CueAtCaret): CueEdit | RemarkKind {
  const cue = cues[index]!;
  const second = wordsOfCue(pinned.paragraph.text, cue)[1];
  if (second === undefined) return 'cueNeedsWord';
  return {
    edit: moveCueBoundary(pinned, cue.textStart, second.from),
    caret: offset < second.from ? second.from : undefined,
  };
}

/** The last word of a cue goes to the next one; a caret in it goes back to the first word. */
function lastWordOn({ pinned, offset, cues, index }: CueAtCaret): CueEdit | RemarkKind {
  const [cue, next] = [cues[index]!, cues[index + 1]];
  const words = wordsOfCue(pinned.paragraph.text, cue);
  if (next === undefined) return 'noCueBeside';
  if (words.length < 2) return 'cueNeedsWord';
  const { from } = words.at(-1)!;
  const caret = offset >= from ? cue.textStart : undefined;
  return { edit: moveCueBoundary(pinned, next.textStart, from), caret };
}

function cueAtCaret({ caret, margins }: TranscriptEditor, limits: CueLimits): CueAtCaret | null {
  const { paragraphId, offset } = caret().place;
  const { transcript } = margins.timed;
  const at = transcript.findIndex(({ id }) => id === paragraphId);
  const paragraph = transcript[at];
  if (paragraph === undefined || paragraph.kind === 'heading') return null;
  const pinned = pinnedAt(margins.timed, at, limits);
  const cues = cuesOfParagraph(paragraph, pinned.range, limits);
  return cues.length === 0 ? null : { pinned, offset, cues, index: cueIn(cues, offset) };
}

/** Gives a paragraph the pins of an edit, as one undo step. */
function writePins(editor: TranscriptEditor, { id }: Paragraph, { edit, caret }: CueEdit): void {
  const block = editor.find(id);
  if (!edit.ok || block === undefined) return;
  const { marks } = edit;
  editor.run(({ tr }, dispatch) => {
    dispatch?.(asCommand(setPins(tr, block.position, marks)));
    return true;
  });
  if (caret !== undefined) editor.restore({ paragraphId: id, offset: caret });
}
