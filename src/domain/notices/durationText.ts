const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/;
const UNITS =
  /^(?:(\d{1,3})(?:h|hr|hrs|heures?|hours?))?(?:(\d{1,4})(?:min|mn|m|minutes?|['’′])?)?(?:(?<=[a-z'’′])(\d{1,5})(?:s|sec|secondes?|seconds?|["”″]|''|’’)?)?$/;
const ISO = /^p(?:(\d{1,3})d)?(?:t?(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,8})(?:[.,](\d{1,3})\d*)?s)?)?$/;

/**
 * Reads the length of a recording as notices write it: `00:03:56`, `7 min`, `46min09`, `1h11min09`, `54min.`,
 * `02'51"`, `PT1H37M38S`, and `P1234S`, which Esup-Pod writes. Milliseconds; `null` when the text is no length of
 * time. A bare number has no unit and is refused.
 */
export function parseDurationText(text: string): number | null {
  if (text.length > 80) return null;
  const written = text
    .replaceAll(/\s/gu, '')
    .toLowerCase()
    .replace(/[.,;]+$/, '');
  const clock = CLOCK.exec(written);
  if (clock !== null) return total([clock[1], clock[2], clock[3]], clock[4]);
  const iso = ISO.exec(written);
  if (iso !== null) {
    if (!/\d/.test(written)) return null;
    return Number(iso[1] ?? 0) * 86_400_000 + total([iso[2], iso[3], iso[4]], iso[5]);
  }
  const units = UNITS.exec(written);
  if (units === null || !/^\d/.test(written) || /^\d+$/.test(written)) return null;
  return total([units[1], units[2], units[3]], undefined);
}

function total(parts: readonly (string | undefined)[], fraction: string | undefined): number {
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Math.round(Number(`0.${fraction ?? '0'}`) * 1_000);
}
