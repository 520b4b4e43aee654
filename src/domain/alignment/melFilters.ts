/** How many bands the spectrum is summed to, and between which frequencies (Hz). */
export const MEL_BANDS = 26;
const LOWEST_HZ = 80;
const HIGHEST_HZ = 7_600;

/** The mel scale of O'Shaughnessy (1987). */
function melOf(hz: number): number {
  return 2595 * Math.log10(1 + hz / 700);
}

/** The middle of each band in Hz: `MEL_BANDS` of them, at equal distances on the mel scale. */
export function bandCentresHz(): number[] {
  return bandEdgesHz().slice(1, -1);
}

function bandEdgesHz(): number[] {
  const low = melOf(LOWEST_HZ);
  const step = (melOf(HIGHEST_HZ) - low) / (MEL_BANDS + 1);
  return Array.from({ length: MEL_BANDS + 2 }, (_, index) => 700 * (10 ** ((low + index * step) / 2595) - 1));
}

/** A triangle over the bins of a power spectrum: weights from bin `first` on. */
export interface MelFilter {
  readonly first: number;
  readonly weights: Float32Array;
}

/** The triangles for spectra of `bins` powers up to `highestHz`. */
export function melFilters(bins: number, highestHz: number): MelFilter[] {
  const edges = bandEdgesHz();
  const hzOf = (bin: number): number => (bin * highestHz) / (bins - 1);
  return Array.from({ length: MEL_BANDS }, (_, band) => {
    const [low, centre, high] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    const all = Array.from({ length: bins }, (__, bin) =>
      Math.max(0, Math.min((hzOf(bin) - low) / (centre - low), (high - hzOf(bin)) / (high - centre))),
    );
    const first = all.findIndex((weight) => weight > 0);
    return { first, weights: Float32Array.from(all.slice(first, all.findLastIndex((weight) => weight > 0) + 1)) };
  });
}
