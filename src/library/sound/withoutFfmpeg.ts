/** Runs work as on a machine where ffmpeg is not installed, for tests: programs are looked for where there are none. */
export async function withoutFfmpeg<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['PATH'];
  process.env['PATH'] = import.meta.dirname;
  try {
    return await work();
  } finally {
    process.env['PATH'] = before;
  }
}
