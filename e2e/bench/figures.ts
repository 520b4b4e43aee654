/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** `p50 / p95 / max` of samples in milliseconds. */
export function spread(samples: readonly number[]): string {
  return [percentile(samples, 0.5), percentile(samples, 0.95), Math.max(...samples)]
    .map((ms) => ms.toFixed(1))
    .join(' / ');
}

/** Prints one figure beside what it is held against. */
export function print(what: string, figure: string, beside: string): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(26)}   ${beside}`);
}

/** A number of bytes in MB. */
export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
