import { createValueStore, type ValueStore } from './valueStore.ts';

/** Why a command did nothing, or what it did that cannot be seen. */
export type RemarkKind =
  | 'noRecording'
  | 'oneRecording'
  | 'wordNeedsEnds'
  | 'wordOutside'
  | 'wordNeedsStart'
  | 'timesKnown'
  | 'allChecked'
  | 'noWord'
  | 'cueBegins'
  | 'noCueInHeading'
  | 'noPin'
  | 'oneWord'
  | 'nothingSelected'
  | 'noEdge'
  | 'noSpeechEdge'
  | 'noFault'
  | 'noProblems'
  | 'readOnly'
  | 'nothingToUndo'
  | 'nothingToRedo'
  | 'firstParagraph'
  | 'lastParagraph'
  | 'headingAlone'
  | 'noSuchSpeaker'
  | 'typingCorrected'
  | 'typingLeft'
  | 'noCueBeside'
  | 'cueNeedsWord'
  | 'cueIsSo'
  | 'cueTooLong'
  | 'cueWorded'
  | 'cueNoRoom'
  | 'noCuePin'
  | 'noCueHere'
  | 'cueKeepsRules'
  | 'cueByHand'
  | 'cuesFixed'
  | 'aligned'
  | 'allHeard'
  | 'alignedBut'
  | 'beyondRepair'
  | 'repaired'
  | 'timesTaken';

interface Remark {
  readonly kind: RemarkKind;
  /** How many there were of what the remark counts. */
  readonly count: number;
  /** How many there were besides. */
  readonly rest: number;
}

/** What the status bar says until the next key, click or drop. */
export const shownRemark: ValueStore<Remark | null> = createValueStore<Remark | null>(null);

/** Tells the user why nothing happened: a key that does nothing in silence looks broken. */
export function remark(kind: RemarkKind, count = 1, rest = 0): void {
  shownRemark.set({ kind, count, rest });
}
