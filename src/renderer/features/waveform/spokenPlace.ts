import type { TFunction } from 'i18next';
import { formatClock } from '../../../domain/time/timecode.ts';
import { timedWordsOf, wordAt, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { firstWords } from '../../ui/firstWords.ts';
import type { DragTarget } from './dragBounds.ts';
import type { HeldEdge } from './heldEdge.ts';
import type { LoopingTransport } from './stripActions.ts';
import type { KeyDone } from './keyOptions.ts';
import type { StripModel } from './StripModel.ts';
import type { ViewWindow } from './viewWindow.ts';

/** What the strip says of a place: its clock, and the first words of the paragraph that is heard there. */
export function placeText(t: TFunction, timed: TimedTranscript, timeMs: number): string {
  const { paragraphIndex } = wordAt(timed, timeMs);
  const text = firstWords(timed.transcript[paragraphIndex]?.text ?? '');
  const time = clockText(t, timeMs);
  return text === '' ? time : t('waveform.at', { time, text });
}

/** The same, with the word that is heard. */
function placeWithWordText(t: TFunction, timed: TimedTranscript, timeMs: number): string {
  const { paragraphIndex, token } = wordAt(timed, timeMs);
  const text = timed.transcript[paragraphIndex]?.text ?? '';
  if (token === null) return placeText(t, timed, timeMs);
  return t('waveform.atWord', {
    time: clockText(t, timeMs),
    word: text.slice(token.start, token.end),
    text: firstWords(text),
  });
}

/** What of the recording is shown. */
function viewText(t: TFunction, { fromMs, toMs }: ViewWindow): string {
  return t('waveform.shown', { from: formatClock(Math.floor(fromMs)), to: formatClock(Math.ceil(toMs)) });
}

/** What a key did on the strip; `held`: the edge of the text that it was about. */
export function keyText(
  t: TFunction,
  done: KeyDone,
  {
    model,
    transport,
    held,
  }: { readonly model: StripModel; readonly transport: LoopingTransport; readonly held: HeldEdge | null },
): string {
  switch (done) {
    case 'sound':
      return placeWithWordText(t, model.timed, transport.timeMs());
    case 'view':
      return viewText(t, model.view);
    case 'selection':
      return selectionText(t, model.selection);
    case 'loop':
      return transport.loop() === null ? t('waveform.loopsNoMore') : t('waveform.loops');
    case 'givenUp':
      return t('waveform.givenUp');
    default:
      return held === null ? '' : heldText(t, done, model.timed, held);
  }
}

function selectionText(t: TFunction, selection: TimeRange | null): string {
  if (selection === null) return t('waveform.unselected');
  const { startMs, endMs } = selection;
  const seconds = ((endMs - startMs) / 1_000).toFixed(1).replace('.', t('waveform.decimalMark'));
  return t('waveform.selected', { from: clockText(t, startMs), to: clockText(t, endMs), seconds });
}

function heldText(t: TFunction, done: 'held' | 'moved' | 'set', timed: TimedTranscript, held: HeldEdge): string {
  const { timeMs } = held;
  const clock = `${formatClock(timeMs)}${t('waveform.decimalMark')}${String(timeMs % 1_000).padStart(3, '0')}`;
  if (done === 'moved') return held.isSnapped ? t('waveform.movedToSpeech', { time: clock }) : clock;
  return t(`waveform.${done}`, { what: edgeText(t, timed, held), time: clock });
}

function edgeText(t: TFunction, timed: TimedTranscript, target: DragTarget): string {
  if (target.kind === 'edge') return t(`waveform.edges.${target.edge}`);
  if (target.kind === 'cueEdge')
    return t(target.edge === 'start' ? 'waveform.edges.cueStart' : 'waveform.edges.cueEnd');
  const { start, end } = timedWordsOf(timed, target.paragraphIndex).tokens[target.wordIndex]!;
  const word = timed.transcript[target.paragraphIndex]!.text.slice(start, end);
  return t(target.edge === 'start' ? 'waveform.edges.wordStart' : 'waveform.edges.wordEnd', { word });
}

function clockText(t: TFunction, timeMs: number): string {
  return t('waveform.clock', { clock: formatClock(timeMs), tenth: Math.floor((timeMs % 1_000) / 100) });
}
