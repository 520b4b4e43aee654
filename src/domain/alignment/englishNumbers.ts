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

/** A number in English words, parted by blanks; 1100 to 2099 as years are read. Others than integers digit by digit. */
export function englishNumber(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0 || number >= 1e12) {
    return [...String(number)].map((digit) => UNITS[Number(digit)] ?? '').join(' ');
  }
  if (isYear(number)) return `${belowHundred(Math.floor(number / 100))} ${yearEnd(number % 100)}`;
  const scales = [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const;
  for (const [scale, name] of scales) {
    if (number < scale) continue;
    const rest = number % scale;
    const head = `${englishNumber(Math.floor(number / scale))} ${name}`;
    return rest === 0 ? head : `${head} ${englishNumber(rest)}`;
  }
  return belowHundred(number);
}

function isYear(number: number): boolean {
  return number >= 1100 && number < 2100 && Math.floor(number / 100) !== 20;
}

function yearEnd(rest: number): string {
  if (rest === 0) return 'hundred';
  return rest < 10 ? `o ${UNITS[rest]!}` : belowHundred(rest);
}

function belowHundred(number: number): string {
  if (number < 20) return UNITS[number]!;
  const unit = number % 10;
  return unit === 0 ? TENS[Math.floor(number / 10)]! : `${TENS[Math.floor(number / 10)]!} ${UNITS[unit]!}`;
}
