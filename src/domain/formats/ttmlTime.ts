/** What the times of a TTML document are counted in. */
export interface TtmlClock {
  /** Frames in a second of the media, multiplier included. */
  readonly frameRate: number;
  /** Frames that are counted in a second: 30 of 29.97. */
  readonly countedRate: number;
  readonly subFrameRate: number;
  readonly tickRate: number;
  readonly isSmpte: boolean;
  readonly dropMode: 'nonDrop' | 'dropNTSC' | 'dropPAL';
}

/** Reads the parameters of a document; `parameter` gives an attribute of its root by local name. TTML1, section 6.2. */
export function ttmlClock(parameter: (name: string) => string | undefined): TtmlClock {
  const countedRate = positive(parameter('frameRate')) ?? 30;
  const [numerator, denominator] = (parameter('frameRateMultiplier') ?? '').trim().split(/[\s:]+/);
  const multiplier = (positive(numerator) ?? 1) / (positive(denominator) ?? 1);
  const subFrameRate = positive(parameter('subFrameRate')) ?? 1;
  const frameRate = countedRate * multiplier;
  const ticks = parameter('frameRate') === undefined ? 1 : frameRate * subFrameRate;
  const dropMode = parameter('dropMode');
  return {
    frameRate,
    countedRate,
    subFrameRate,
    tickRate: positive(parameter('tickRate')) ?? ticks,
    isSmpte: parameter('timeBase') === 'smpte',
    dropMode: dropMode === 'dropNTSC' || dropMode === 'dropPAL' ? dropMode : 'nonDrop',
  };
}

function positive(text: string | undefined): number | null {
  const number = Number(text ?? Number.NaN);
  return Number.isFinite(number) && number > 0 ? number : null;
}

const CLOCK = /^(\d{2,9}):(\d{2}):(\d{2})(?:(\.\d{1,12})|:(\d{2,5})(?:\.(\d{1,5}))?)?$/;
const OFFSET = /^(\d{1,15}(?:\.\d{1,12})?)(h|ms|m|s|f|t)$/;

/** Reads a time expression in milliseconds: a clock with a fraction or frames, or an offset; `null` for none. */
export function readTtmlTime(text: string, clock: TtmlClock): number | null {
  const written = text.trim();
  const offset = OFFSET.exec(written);
  const seconds = offset === null ? clockSeconds(written, clock) : Number(offset[1]) * unitSeconds(offset[2]!, clock);
  const timeMs = seconds === null ? Number.NaN : Math.round(seconds * 1_000);
  return Number.isSafeInteger(timeMs) ? timeMs : null;
}

function unitSeconds(unit: string, { frameRate, tickRate }: TtmlClock): number {
  const units: Readonly<Record<string, number>> = {
    h: 3_600,
    m: 60,
    s: 1,
    ms: 1e-3,
    f: 1 / frameRate,
    t: 1 / tickRate,
  };
  return units[unit] ?? 1;
}

function clockSeconds(written: string, clock: TtmlClock): number | null {
  const match = CLOCK.exec(written);
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction = '0', frames = '0', subFrames = '0'] = match;
  const minute = Number(hours) * 60 + Number(minutes);
  const whole = minute * 60 + Number(seconds);
  const frame = Number(frames) + Number(subFrames) / clock.subFrameRate;
  if (!clock.isSmpte) return whole + Number(fraction) + frame / clock.frameRate;
  // SMPTE counts frames; drop modes leave out the first numbers of most minutes.
  const counted = whole * clock.countedRate + frame - droppedFrames(minute, clock);
  return counted / clock.frameRate + Number(fraction);
}

function droppedFrames(minute: number, { dropMode }: TtmlClock): number {
  if (dropMode === 'dropNTSC') return 2 * (minute - Math.floor(minute / 10));
  if (dropMode === 'dropPAL') return 4 * (Math.floor(minute / 2) - Math.floor(minute / 20));
  return 0;
}
