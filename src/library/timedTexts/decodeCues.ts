import { detectCueFormat } from '../../domain/formats/cueFormats.ts';
import { CueSource } from '../../domain/formats/cueSource.ts';
import { decodeText } from '../files/decodeText.ts';

/** A file of subtitles or of timed speech, ready to be read. */
export interface DecodedCues {
  readonly source: CueSource;
  /** A label of the Encoding standard; `null` for a format that is no text. */
  readonly encoding: string | null;
}

/** The source of a file whose format is no text (EBU STL); `null` for any other. */
export function binaryCues(bytes: Uint8Array): DecodedCues | null {
  const source = new CueSource('', bytes);
  return detectCueFormat(source) === 'stl' ? { source, encoding: null } : null;
}

/**
 * Decodes a file in the encoding asked for, or else in the likeliest. JSON is UTF-8: recognisers cut characters in two,
 * which no statistics must take for another encoding.
 */
export function decodeCues(bytes: Uint8Array, asked?: string): DecodedCues {
  const decoded = decodeText(bytes, asked);
  const isDamagedJson =
    asked === undefined && !decoded.encoding.startsWith('utf-') && /^\s*[[{]\s*["{[]/.test(decoded.text);
  const { text, encoding } = isDamagedJson ? decodeText(bytes, 'utf-8') : decoded;
  return { source: new CueSource(text, bytes), encoding };
}
