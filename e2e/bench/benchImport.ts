import { join } from 'node:path';
import { megabytes, print } from './figures.ts';
import { generateNotices } from './generateNotices.ts';
import { importFolder, jobEnded, openBenchLibrary, type BenchLibrary } from './inProcess.ts';

const FILES = 5_000;
/** About five kilobytes of text. */
const WORDS_A_FILE = 800;

/** Prints how fast thousands of files are imported, imported again and undone, and what memory it takes. */
export async function benchImport(folder: string): Promise<void> {
  const library = openBenchLibrary(join(folder, 'import'));
  const notices = generateNotices(join(folder, 'import-notices'), FILES, WORDS_A_FILE);
  const before = process.memoryUsage.rss();
  const first = await timed(library, notices);
  const { importId, counts } = first.report;
  print(`import of ${counts.imported} notices of 5 KB`, `${(FILES / first.seconds).toFixed(0)}/s`, '>= 100/s');
  print('memory of the process meanwhile (before, at most)', `${megabytes(before)}, ${megabytes(first.peakBytes)}`, '');
  print(`database of ${FILES} talks`, megabytes(library.sizeBytes()), '');
  const again = await timed(library, notices);
  print(`the same again (${again.report.counts.unchanged} unchanged)`, `${(FILES / again.seconds).toFixed(0)}/s`, '');
  const { call } = library.connection;
  const start = performance.now();
  await jobEnded(library, () => call('imports.undo', { importId }));
  const { undo } = await call('imports.get', { importId });
  const seconds = (performance.now() - start) / 1_000;
  print(`undoing it (${undo!.removedCount} removed, ${undo!.keptCount} kept)`, `${seconds.toFixed(1)} s`, '');
  library.close();
}

async function timed(library: BenchLibrary, notices: string) {
  let peakBytes = 0;
  const sampling = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 50);
  const start = performance.now();
  const { report } = await importFolder(library, notices);
  clearInterval(sampling);
  return { seconds: (performance.now() - start) / 1_000, peakBytes, report: report! };
}
