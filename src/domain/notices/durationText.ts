/** `hh:mm:ss`, `mm:ss`, with a fraction of a second or a number of frames, which is left out. */
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?(?:[:;]\d{2})?$/;
const ISO = /^p(?:(\d{1,3})d)?(?:t?(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,8})(?:[.,](\d{1,3})\d*)?s)?)?$/;
const AMOUNT = /(\d{1,10}(?:[.,]\d{1,3})?)([a-z'’′"”″]*)/gy;

const UNITS = new Map(
  (
    [
      [86_400_000, 'j jour jours d day days'],
      [3_600_000, 'h hr hrs heure heures hour hours'],
      [60_000, "m mn min mins minute minutes ' ’ ′"],
      [1_000, `s sec secs second seconds seconde secondes " ” ″ '' ’’ ′′`],
      [1, 'ms msec millisecond milliseconds milliseconde millisecondes'],
    ] as const
  ).flatMap(([unitMs, names]) => names.split(' ').map((name) => [name, unitMs] as const)),
);

/**
 * Reads the length of a recording as notices write it: `00:03:56`, `7 min`, `46min09`, `1h11min09`, `54min.`,
 * `02'51"`, `1 heure et 5 minutes`, `236 s`, `236000 ms`, `PT1H37M38S`, and `P1234S`, which Esup-Pod writes.
 * Milliseconds; `null` when the text is no length of time. A bare number has no unit and is refused.
 */
export function parseDurationText(text: string): number | null {
  if (text.length > 80) return null;
  const written = text
    .toLowerCase()
    .replace(/^[\s(]*(?:environ|env\.|about|approx\.|~|≈)?/u, '')
    .replace(/\s(?:environ|env\.?|approx\.?)\s*\)?$/u, '')
    .replaceAll(/(?<=[\p{L}'’′"”″])\.?,?\s+(?:(?:et|and)\s+)?(?=\d)/gu, '')
    .replaceAll(/\s/gu, '')
    .replace(/[.,;)]+$/, '');
  const clock = CLOCK.exec(written);
  if (clock !== null) return total([clock[1], clock[2], clock[3]], clock[4]);
  const iso = ISO.exec(written);
  if (iso !== null) {
    if (!/\d/.test(written)) return null;
    return Number(iso[1] ?? 0) * 86_400_000 + total([iso[2], iso[3], iso[4]], iso[5]);
  }
  return sumOfAmounts(written);
}

/** Amounts with their units, from the largest down. The last may leave its unit out: `1h30`, `46min09`. */
function sumOfAmounts(written: string): number | null {
  let sum = 0;
  let at = 0;
  let previousMs = Infinity;
  for (const [whole, amount = '', unit = ''] of written.matchAll(AMOUNT)) {
    const unitMs = unit === '' && at > 0 ? smallerUnit(previousMs) : UNITS.get(unit);
    if (unitMs === undefined || unitMs >= previousMs) return null;
    sum += Number(amount.replace(',', '.')) * unitMs;
    previousMs = unitMs;
    at += whole.length;
  }
  return at === 0 || at < written.length ? null : Math.round(sum);
}

function smallerUnit(unitMs: number): number | undefined {
  return [...UNITS.values()].find((candidate) => candidate < unitMs && candidate >= 1_000);
}

function total(parts: readonly (string | undefined)[], fraction: string | undefined): number {
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Math.round(Number(`0.${fraction ?? '0'}`) * 1_000);
}
