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

/** A number in French words, parted by blanks. `number` is an integer of at most twelve digits; others digit by digit. */
export function frenchNumber(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0 || number >= 1e12) {
    return [...String(number)].map((digit) => UNITS[Number(digit)] ?? '').join(' ');
  }
  const scales = [
    [1e9, 'milliard'],
    [1e6, 'million'],
    [1e3, 'mille'],
  ] as const;
  for (const [scale, name] of scales) {
    if (number < scale) continue;
    const count = Math.floor(number / scale);
    const rest = number % scale;
    const head = scale === 1e3 && count === 1 ? name : `${frenchNumber(count)} ${name}`;
    return rest === 0 ? head : `${head} ${frenchNumber(rest)}`;
  }
  return belowThousand(number);
}

/** An ordinal such as 19e in French words. */
export function frenchOrdinal(number: number): string {
  if (number === 1) return 'premier';
  const words = frenchNumber(number);
  if (words.endsWith('cinq')) return `${words}uième`;
  if (words.endsWith('neuf')) return `${words.slice(0, -1)}vième`;
  return `${words.replace(/[es]$/u, '')}ième`;
}

function belowThousand(number: number): string {
  if (number < 100) return belowHundred(number);
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  const head = hundreds === 1 ? 'cent' : `${UNITS[hundreds]!} cent`;
  return rest === 0 ? head : `${head} ${belowHundred(rest)}`;
}

function belowHundred(number: number): string {
  if (number < 20) return UNITS[number]!;
  const ten = Math.floor(number / 10);
  const rest = ten === 7 || ten === 9 ? number - (ten - 1) * 10 : number % 10;
  if (rest === 0) return TENS[ten]!;
  const joint = (rest === 1 || rest === 11) && ten < 8 ? ' et ' : ' ';
  return `${TENS[ten]!}${joint}${UNITS[rest]!}`;
}
