import type { TFunction } from 'i18next';
import { formatClock } from '../../../domain/time/timecode.ts';
import { wordAt, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { firstWords } from './firstWords.ts';
import type { ViewWindow } from './viewWindow.ts';

/** What the strip says of a place: its clock, and the first words of the paragraph that is heard there. */
export function placeText(t: TFunction, timed: TimedTranscript, timeMs: number): string {
  const { paragraphIndex } = wordAt(timed, timeMs);
  const text = firstWords(timed.transcript[paragraphIndex]?.text ?? '');
  const time = clockText(t, timeMs);
  return text === '' ? time : t('waveform.at', { time, text });
}

/** The same, with the word that is heard. */
export function placeWithWordText(t: TFunction, timed: TimedTranscript, timeMs: number): string {
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
export function viewText(t: TFunction, { fromMs, toMs }: ViewWindow): string {
  return t('waveform.shown', { from: formatClock(Math.floor(fromMs)), to: formatClock(Math.ceil(toMs)) });
}

function clockText(t: TFunction, timeMs: number): string {
  return t('waveform.clock', { clock: formatClock(timeMs), tenth: Math.floor((timeMs % 1_000) / 100) });
}
