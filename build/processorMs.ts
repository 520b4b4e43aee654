/** The time of the processor that work takes in this thread, in milliseconds: other programs keep a busy machine. */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
