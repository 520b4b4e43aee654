const VALUES: readonly (readonly [string, number])[] = [
  ['M', 1_000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** The value of a Roman numeral in capitals, written as is usual; `null` for anything else. */
export function romanValue(numeral: string): number | null {
  let value = 0;
  let rest = numeral;
  for (const [letters, worth] of VALUES) {
    while (rest.startsWith(letters)) {
      value += worth;
      rest = rest.slice(letters.length);
    }
  }
  return value > 0 && rest === '' && romanNumeral(value) === numeral ? value : null;
}

function romanNumeral(value: number): string {
  let rest = value;
  let numeral = '';
  for (const [letters, worth] of VALUES) {
    while (rest >= worth) {
      numeral += letters;
      rest -= worth;
    }
  }
  return numeral;
}
