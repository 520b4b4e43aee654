import { deliveryFormats, type DeliveryFormatName } from './deliveryFormats.ts';

/** Well below the 255 bytes that file systems take, so that an extension and a copy's number still fit. */
const MOST_BYTES = 180;
/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name of a talk's deliveries without extension, from its title: readable, and safe on every system the files may
 * be copied to. `untitled` stands in for a title of which nothing is left.
 */
export function deliveryStem(title: string, untitled: string): string {
  const safe = title
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?[:|] /g, ' - ')
    .replaceAll(/[\\/:|]/g, '-')
    // Control characters, and marks that turn the direction of a name around.
    .replaceAll(/["*<>?\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/ {2,}/g, ' ');
  const stem = trimmed(cutToBytes(trimmed(safe)));
  return stem === '' || RESERVED.test(stem) ? untitled : stem;
}

/** The file of a format under a name without extension. */
export function deliveryName(stem: string, format: DeliveryFormatName): string {
  return `${stem}.${deliveryFormats[format].extension}`;
}

/** What a pattern of names can stand for. */
export interface NamedTalk {
  readonly id: string;
  readonly title: string;
  /** `yyyy`, `yyyy-mm`, `yyyy-mm-dd`, or empty. */
  readonly date: string;
}

/** What a pattern may hold: the fields of a talk, and the format. */
const FIELD = /\{(title|date|id|format)\}/g;

/**
 * The names of a talk's files by a pattern, none of which is in `taken`, whatever the case; they are added there. Where
 * one is taken, all of them are numbered alike.
 */
export function namesByPattern(
  pattern: string,
  talk: NamedTalk,
  formats: readonly DeliveryFormatName[],
  taken: Set<string>,
): string[] {
  const stems = formats.map((format) => {
    const filled = pattern.replaceAll(FIELD, (_, field: keyof NamedTalk | 'format') =>
      field === 'format' ? format : talk[field],
    );
    return deliveryStem(filled, talk.id);
  });
  for (let number = 1; ; number++) {
    const names = formats.map((format, index) => {
      return deliveryName(number === 1 ? stems[index]! : `${stems[index]!} (${number})`, format);
    });
    // Most systems take names for one that differ in case or in how an accent is written.
    const keys = names.map((name) => name.normalize('NFC').toLowerCase());
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    return names;
  }
}

/** Windows drops dots and blanks at the end of a name; a dot at its start hides the file elsewhere. */
function trimmed(name: string): string {
  return name.replaceAll(/^[\s.]+|[\s.]+$/g, '');
}

function cutToBytes(name: string): string {
  if (bytesOf(name) <= MOST_BYTES) return name;
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)) {
    bytes += bytesOf(segment);
    if (bytes > MOST_BYTES) break;
    kept += segment;
  }
  return kept;
}

/** How many bytes of UTF-8 a text takes. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
