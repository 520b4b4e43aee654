import type { TextReplacement } from '../transcript/textRange.ts';
import { BLANKS, NO_BREAK } from './blanks.ts';
import { changesOf, type RuleInput, type TypographyRule } from './typographyRule.ts';

const B = `[${BLANKS}]*`;
const B1 = `[${BLANKS}]+`;
const B_ONE = `[${BLANKS}]`;
/** Nothing of a word or number stands before. */
const START = String.raw`(?<![\p{L}\p{N}])`;
/** Nothing of a word or number stands after. */
const END = String.raw`(?![\p{L}\p{N}\p{M}])`;

/** Symbols that are one even where they are glued to their number. */
const SURE_UNITS =
  'km/h|km²|km|cm³|cm²|cm|mm|µm|nm|kg|mg|µg|m²|m³|kWh|MWh|GWh|TWh|kW|MW|GW|TW|kHz|MHz|GHz|Hz|hPa|kPa|dB|mL|cL|dL|ml|cl|dl|°C|°F|k€|M€|€|\\$|£';
/** Symbols and words that a number is held to where a blank stands between them. */
const UNITS = `${SURE_UNITS}|m/s|m|g|t|l|L|s|h|min|ms|ha|V|W|Ko|Mo|Go|To|ko|mille|millions?|milliards?`;
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

// A number that begins with 0, or groups of two, is a telephone number or a code.
const GROUPED = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/°-])(?<!\p{N}${B_ONE})[1-9]\d{0,2}(?:${B_ONE}\d{3})+(?!\p{N})(?!${B_ONE}\d)`,
  'gu',
);
const GROUP_BLANK = new RegExp(B_ONE, 'gu');
const BEFORE_PERCENT = new RegExp(String.raw`(?<=\d)${B}(?=[%‰]${END})`, 'gu');
const BEFORE_UNIT = new RegExp(
  String.raw`(?<=${START}\d+(?:[.,]\d+|${B_ONE}\d{3})*)(?:${B}(?=(?:${SURE_UNITS})${END})|${B1}(?=(?:${UNITS})${END}(?!['’-])))`,
  'gu',
);
// 12 h 30
const BEFORE_MINUTES = new RegExp(String.raw`(?<=${START}\d{1,2}${B}h)${B1}(?=[0-5]\d${END})`, 'gu');
const BEFORE_MONTH = new RegExp(String.raw`(?<=${START}(?:[12]?\d|3[01]|1er))${B1}(?=(?:${MONTHS})${END})`, 'giu');
const AFTER_TITLE = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{N}.])(?:MM?\.|Mmes?|Mlles?|Drs?|Prs?|Mgr))${B1}(?=\p{Lu})`,
  'gu',
);
const REFERENCES = 'pp?|t|vol|art|chap|fig|col|tab|al|op';
const AFTER_REFERENCE = new RegExp(
  [
    String.raw`(?<=(?<![\p{L}\p{N}'’.-])(?:${REFERENCES})\.)${B}(?=\d)`,
    String.raw`(?<=(?<![\p{L}\p{N}'’.-])(?:${REFERENCES})\.)${B1}(?=[IVXLC]+${END})`,
    String.raw`(?<=${START}n[°º])${B}(?=\d)`,
    String.raw`(?<=§)${B}(?=\d)`,
  ].join('|'),
  'giu',
);
const BEFORE_CENTURY = new RegExp(
  String.raw`(?<=${START}(?:[IVX]+|\d{1,2})(?:er?|[èe]me|i[èe]me))${B1}(?=(?:siècles?|millénaires?)${END})`,
  'gu',
);
// 1ère, 1ière, 1ier; 2ème, 2ième, 2eme, 2me; XXème. A Roman letter alone is a number only before « siècle ».
const ORDINAL = new RegExp(
  String.raw`(?<=${START}1)(?:i?[èe]res?|iers?)${END}` +
    String.raw`|(?<=${START}\d+)(?:i?[èe]mes?|mes?)${END}` +
    String.raw`|(?<=${START}[IVX]{2,})i?èmes?${END}` +
    String.raw`|(?<=${START}[IVX])i?ème(?=${B_ONE}siècle)`,
  'gu',
);

function ordinal(suffix: string): string {
  const plural = suffix.endsWith('s') ? 's' : '';
  if (/ier/.test(suffix)) return suffix === 'iere' || suffix === 'ieres' ? `re${plural}` : `er${plural}`;
  return (/[èe]re/.test(suffix) ? 're' : 'e') + plural;
}

/** Groups of three digits, held together by one kind of blank. */
function thousands({ text, style }: RuleInput): TextReplacement[] {
  return [...text.matchAll(GROUPED)].flatMap(({ 0: number, index }) =>
    changesOf(number, GROUP_BLANK, style.betweenThousands).map((change) => ({
      ...change,
      from: change.from + index,
      to: change.to + index,
    })),
  );
}

/**
 * The rules about numbers and abbreviations, in the order in which they run. All hold together by a no-break space what
 * the Lexique de l'Imprimerie nationale (« nombres », « unités de mesure », « dates », « abréviations », « coupures »)
 * and the Code de rédaction interinstitutionnel (6.4, 6.5) forbid to part at the end of a line.
 */
export const NUMBER_RULES = [
  // Lexique, « abréviations »: 1er, 1re, 2e, and not 1ère, 2ème.
  {
    id: 'ordinals',
    changesWords: true,
    find: ({ text }) => changesOf(text, ORDINAL, ordinal),
  },
  { id: 'thousands', changesWords: false, find: thousands },
  { id: 'percent', changesWords: false, find: ({ text }) => changesOf(text, BEFORE_PERCENT, NO_BREAK) },
  {
    id: 'units',
    changesWords: false,
    find: ({ text }) =>
      [...changesOf(text, BEFORE_UNIT, NO_BREAK), ...changesOf(text, BEFORE_MINUTES, NO_BREAK)].toSorted(
        (a, b) => a.from - b.from,
      ),
  },
  { id: 'dates', changesWords: false, find: ({ text }) => changesOf(text, BEFORE_MONTH, NO_BREAK) },
  { id: 'titles', changesWords: false, find: ({ text }) => changesOf(text, AFTER_TITLE, NO_BREAK) },
  { id: 'references', changesWords: false, find: ({ text }) => changesOf(text, AFTER_REFERENCE, NO_BREAK) },
  { id: 'centuries', changesWords: false, find: ({ text }) => changesOf(text, BEFORE_CENTURY, NO_BREAK) },
] as const satisfies readonly TypographyRule[];
