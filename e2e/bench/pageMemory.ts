import type { BenchWindow } from './inWindow.ts';

/** What the page holds, after a collection. */
export interface PageMemory {
  readonly heapBytes: number;
  readonly nodes: number;
}

export async function pageMemory({ devtools }: BenchWindow): Promise<PageMemory> {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
  return { heapBytes: metric('JSHeapUsedSize'), nodes: metric('Nodes') };
}
