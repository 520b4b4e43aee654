import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId, TalkId } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { Transport } from '../../ui/playhead.ts';
import type { ValueStore } from '../../ui/valueStore.ts';
import type { StripCue } from './stripScene.ts';

/** The transport, which also tells what it repeats. */
export interface LoopingTransport extends Transport {
  loop(): TimeRange | null;
}

/** The text as it is now, and word of its changes. */
export interface TextInTime {
  timed(): TimedTranscript;
  subscribe(listener: () => void): () => void;
}

/** What can be done to the text from the strip; each is one undo step. */
export interface TextActions {
  readonly setParagraphTime: (id: ParagraphId, edge: 'start' | 'end', timeMs: number) => void;
  /** `wordIndex` counts the word tokens of the paragraph's text. */
  readonly setWordEdge: (id: ParagraphId, wordIndex: number, edge: 'start' | 'end', timeMs: number) => void;
  /** `textStart`: where the text of the caption begins in that of its paragraph. */
  readonly setCueTime: (id: ParagraphId, textStart: number, edge: 'start' | 'end', timeMs: number) => void;
  /** Selects a range of UTF-16 offsets, and takes the keyboard there. */
  readonly select: (id: ParagraphId, from: number, to: number) => void;
}

/** What the strip of a talk is made from; all but the duration and the captions must stay the same objects. */
export interface StripProps {
  readonly talkId: TalkId;
  /** The address of the recording. */
  readonly soundUrl: string;
  /** Where the recording begins on the time line of the talk; negative when it began before. */
  readonly startMs: number;
  /** Where it ends; 0 while unknown. */
  readonly durationMs: number;
  readonly transport: LoopingTransport;
  readonly text: TextInTime;
  /** The paragraph at the caret. */
  readonly caret: ValueStore<{ readonly id: ParagraphId } | null>;
  readonly captions: readonly StripCue[];
  readonly actions: TextActions;
  /** How much is shown, in milliseconds: it stays while the strip is hidden or made anew. */
  readonly zoom: ValueStore<number>;
}
