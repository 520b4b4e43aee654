import { EXPORT_FORMATS, type ExportFormat } from '../../../contract/schemas.ts';

/** Well below the 255 bytes that file systems take, so that an extension and a copy's number still fit. */
const MOST_BYTES = 180;
/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name for a talk's delivery, from its title: readable, and safe on every system the file may be copied to.
 * `untitled` stands in for a title of which nothing is left.
 */
export function deliveryName(title: string, format: ExportFormat, untitled: string): string {
  const safe = title
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?[:|] /g, ' - ')
    .replaceAll(/[\\/:|]/g, '-')
    // Control characters, and marks that turn the direction of a name around.
    .replaceAll(/["*<>?\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  const stem = trimmed(cutToBytes(trimmed(safe)));
  return `${stem === '' || RESERVED.test(stem) ? untitled : stem}.${format}`;
}

/** A file name for another format: the extension of a known one is exchanged, any other kept before the new one. */
export function withFormat(name: string, format: ExportFormat): string {
  const known = EXPORT_FORMATS.find((candidate) => name.toLowerCase().endsWith(`.${candidate}`));
  return `${known === undefined ? name : name.slice(0, -known.length - 1)}.${format}`;
}

/** Windows drops dots and blanks at the end of a name; a dot at its start hides the file elsewhere. */
function trimmed(name: string): string {
  return name.replaceAll(/^[\s.]+|[\s.]+$/g, '');
}

function cutToBytes(name: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= MOST_BYTES) return name;
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)) {
    bytes += encoder.encode(segment).length;
    if (bytes > MOST_BYTES) break;
    kept += segment;
  }
  return kept;
}
