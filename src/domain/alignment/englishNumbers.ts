const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Said by the British; what ends in `?` may be left out. */
const AND = 'and?';

/**
 * The ways to say a number, the usual one first; words are parted by blanks, one that may be left out ends in `?`.
 *
 * 1100 to 2099 as years are read (« nineteen o five »), as numbers, or digit by digit; three digits as a number, as a room
 * is (« one twenty ») or digit by digit. `number` is an integer of at most twelve digits; others only digit by digit.
 */
export function englishReadings(number: number): string[] {
  const digits = String(number);
  if (!Number.isSafeInteger(number) || number < 0 || number >= 1e12) return [byDigits(digits)];
  const [head, rest] = [Math.floor(number / 100), number % 100];
  const whole = cardinal(number);
  if (digits.length < 3) return [whole];
  const pair = `${cardinal(head)} ${pairEnd(rest)}`;
  const isYear = number >= 1_100 && number < 2_100;
  if (!isYear) return digits.length === 3 && rest > 0 ? [whole, pair, byDigits(digits)] : [whole, byDigits(digits)];
  if (number === 2_000) return [whole];
  return head === 20 && rest < 10 ? [whole, pair] : [pair, whole, byDigits(digits)];
}

/** The ordinals of what `englishReadings` gives, without the digits. */
export function englishOrdinals(number: number): string[] {
  return [cardinal(number).replace(/\w+$/u, (last) => ORDINALS[last] ?? `${last.replace(/y$/u, 'ie')}th`)];
}

/** Digits one by one, parted by blanks. */
export function byDigits(digits: string): string {
  return [...digits].map((digit) => UNITS[Number(digit)] ?? '').join(' ');
}

function cardinal(number: number): string {
  const scales = [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const;
  for (const [scale, name] of scales) {
    if (number < scale) continue;
    const rest = number % scale;
    const head = `${cardinal(Math.floor(number / scale))} ${name}`;
    if (rest === 0) return head;
    return `${head} ${rest < 100 ? `${AND} ` : ''}${cardinal(rest)}`;
  }
  return belowHundred(number);
}

function pairEnd(rest: number): string {
  if (rest === 0) return 'hundred';
  return rest < 10 ? `o ${UNITS[rest]!}` : belowHundred(rest);
}

function belowHundred(number: number): string {
  if (number < 20) return UNITS[number]!;
  const unit = number % 10;
  return unit === 0 ? TENS[Math.floor(number / 10)]! : `${TENS[Math.floor(number / 10)]!} ${UNITS[unit]!}`;
}
