/** Runs `work` once the next frame has been painted: what the user waits for comes first. */
export function afterNextPaint(work: () => void): void {
  // A frame's callbacks run before it is painted, and a task that they start runs after.
  requestAnimationFrame(() => void setTimeout(work));
}
