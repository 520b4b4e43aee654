const UNITS = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix sept',
  'dix huit',
  'dix neuf',
];
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre vingt',
  'quatre vingt',
];
/** As they are said in Belgium (but for 80) and in Switzerland. */
const ROUND_TENS: Readonly<Record<number, string>> = { 7: 'septante', 8: 'huitante', 9: 'nonante' };

/** One of the ways in which the French say numbers. */
interface Style {
  /** 1789 as « dix-sept cent ». */
  readonly byHundreds: boolean;
  /** 70 and 90 as « septante » and « nonante ». */
  readonly byTens: boolean;
}
const STYLES: readonly Style[] = [
  { byHundreds: false, byTens: false },
  { byHundreds: true, byTens: false },
  { byHundreds: false, byTens: true },
  { byHundreds: true, byTens: true },
];

/** A number in French words, parted by blanks. `number` is an integer of at most twelve digits; others digit by digit. */
export function frenchNumber(number: number): string {
  return sayAny(number, STYLES[0]!);
}

/** The ways to say a number, the usual one first: by thousands or, before 2000, by hundreds; as in France or as in Belgium and Switzerland. */
export function frenchReadings(number: number): string[] {
  return [...new Set(STYLES.map((style) => sayAny(number, style)))];
}

/** An ordinal such as 19e in French words. */
export function frenchOrdinal(number: number): string {
  if (number === 1) return 'premier';
  const words = frenchNumber(number);
  if (words.endsWith('cinq')) return `${words}uième`;
  if (words.endsWith('neuf')) return `${words.slice(0, -1)}vième`;
  return `${words.replace(/e$/u, '')}ième`;
}

function sayAny(number: number, style: Style): string {
  if (Number.isSafeInteger(number) && number >= 0 && number < 1e12) return sayNumber(number, style);
  return [...String(number)].map((digit) => UNITS[Number(digit)] ?? '').join(' ');
}

function sayNumber(number: number, style: Style): string {
  if (style.byHundreds && number >= 1_100 && number < 2_000) return sayHundreds(number, style);
  const scales = [
    [1e9, 'milliard'],
    [1e6, 'million'],
    [1e3, 'mille'],
  ] as const;
  for (const [scale, name] of scales) {
    if (number < scale) continue;
    const count = Math.floor(number / scale);
    const rest = number % scale;
    const head = scale === 1e3 && count === 1 ? name : `${sayNumber(count, style)} ${name}`;
    return rest === 0 ? head : `${head} ${sayNumber(rest, style)}`;
  }
  return number < 100 ? belowHundred(number, style) : sayHundreds(number, style);
}

function sayHundreds(number: number, style: Style): string {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  const head = hundreds === 1 ? 'cent' : `${UNITS[hundreds]!} cent`;
  return rest === 0 ? head : `${head} ${belowHundred(rest, style)}`;
}

function belowHundred(number: number, { byTens }: Style): string {
  if (number < 20) return UNITS[number]!;
  const ten = Math.floor(number / 10);
  const round = byTens ? ROUND_TENS[ten] : undefined;
  const rest = round === undefined && (ten === 7 || ten === 9) ? number - (ten - 1) * 10 : number % 10;
  const head = round ?? TENS[ten]!;
  if (rest === 0) return head;
  const joint = (rest === 1 || rest === 11) && (ten < 8 || round !== undefined) ? ' et ' : ' ';
  return `${head}${joint}${UNITS[rest]!}`;
}
