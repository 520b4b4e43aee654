import type { CueFormatName } from '../formats/cueFormats.ts';

/** How the characters of a file are written. */
export const ENCODINGS = ['utf-8', 'utf-8-bom', 'windows-1252'] as const;
/** One of `ENCODINGS`. */
export type DeliveryEncoding = (typeof ENCODINGS)[number];

/** A form in which a talk is delivered. */
export interface DeliveryFormat {
  /** `cues` are subtitles, `chapters` begin at headings, `reading` is the text as prose. */
  readonly kind: 'cues' | 'chapters' | 'reading';
  /** What its files end with, without the first dot; each its own, so that all can lie beside one another. */
  readonly extension: string;
  /** The encodings it may have; what is asked for besides is written as UTF-8. */
  readonly encodings: readonly DeliveryEncoding[];
}

// WebVTT is UTF-8 by its specification, as is JSON between programs (RFC 8259), and EBU-TT-D.
const UTF8: readonly DeliveryEncoding[] = ['utf-8'];
const UNICODE: readonly DeliveryEncoding[] = ['utf-8', 'utf-8-bom'];

const FORMATS = {
  srt: { kind: 'cues', extension: 'srt', encodings: ENCODINGS },
  vtt: { kind: 'cues', extension: 'vtt', encodings: UNICODE },
  ttml: { kind: 'cues', extension: 'ttml', encodings: UNICODE },
  ass: { kind: 'cues', extension: 'ass', encodings: ENCODINGS },
  sbv: { kind: 'cues', extension: 'sbv', encodings: ENCODINGS },
  microdvd: { kind: 'cues', extension: 'sub', encodings: ENCODINGS },
  podcast: { kind: 'cues', extension: 'podcast.json', encodings: UTF8 },
  textgrid: { kind: 'cues', extension: 'TextGrid', encodings: UNICODE },
  chapters: { kind: 'chapters', extension: 'chapters.vtt', encodings: UNICODE },
  youtube: { kind: 'chapters', extension: 'youtube.txt', encodings: ENCODINGS },
  podlove: { kind: 'chapters', extension: 'chapters.json', encodings: UTF8 },
  txt: { kind: 'reading', extension: 'txt', encodings: ENCODINGS },
  md: { kind: 'reading', extension: 'md', encodings: UNICODE },
  html: { kind: 'reading', extension: 'html', encodings: UNICODE },
  docx: { kind: 'reading', extension: 'docx', encodings: UTF8 },
} as const satisfies Partial<Record<CueFormatName | 'txt' | 'md' | 'html' | 'docx', DeliveryFormat>>;

/** The name of a format that a talk can be delivered in. */
export type DeliveryFormatName = keyof typeof FORMATS;

/**
 * The formats a talk can be delivered in.
 *
 * To add one with cues or chapters: 1. its writer in `cueFormats`; 2. a line here; 3. its name in the strings. One for
 * reading has its writer in `deliverTalk`.
 */
export const deliveryFormats: Readonly<Record<DeliveryFormatName, DeliveryFormat>> = FORMATS;

/** Their names, in the order in which they are offered. */
export const DELIVERY_FORMATS = Object.keys(FORMATS) as [DeliveryFormatName, ...DeliveryFormatName[]];
