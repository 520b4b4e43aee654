import type { RuleProfile } from '../profiles/ruleProfile.ts';
import type { DeliveryEncoding } from './deliveryFormats.ts';

/**
 * How speakers are named: not at all, by `Name :` or by a dash where another one begins, or where the format has a
 * place of its own for it (`<v>` of WebVTT).
 */
export const SPEAKER_STYLES = ['voice', 'name', 'dash', 'none'] as const;
/** One of `SPEAKER_STYLES`. */
export type SpeakerStyle = (typeof SPEAKER_STYLES)[number];

/** How lines end. */
export const LINE_ENDS = ['lf', 'crlf'] as const;

/** The frame rates offered, for formats that count frames: film, PAL, NTSC and their doubles. */
export const FRAME_RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60] as const;

/** What a delivery is asked to be; each format takes what concerns it. */
export interface DeliveryOptions {
  /**
   * The rule profile that subtitles keep to, by its id, or whole where it is none of the library; that of each talk for
   * `null`, or where there is none of this id.
   */
  readonly profile: string | RuleProfile | null;
  readonly encoding: DeliveryEncoding;
  readonly lineEnd: (typeof LINE_ENDS)[number];
  /** Frames a second. */
  readonly frameRate: number;
  /** Added to all times; what would end before 0 is left out, and told. */
  readonly offsetMs: number;
  readonly speakers: SpeakerStyle;
  /** Whether sounds and music that the text marks stay in it. */
  readonly keepsSounds: boolean;
  /** Whether subtitles stay that nobody says, as an alignment found; else they are left out, and told. */
  readonly keepsUnspoken: boolean;
}

/** What is delivered where nothing else is asked. */
export const DEFAULT_DELIVERY: DeliveryOptions = {
  profile: null,
  encoding: 'utf-8',
  lineEnd: 'lf',
  frameRate: 25,
  offsetMs: 0,
  speakers: 'voice',
  keepsSounds: true,
  keepsUnspoken: false,
};
