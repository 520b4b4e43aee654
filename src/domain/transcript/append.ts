/** Adds items to the end of a list. `push` would take each as an argument, and a stack holds no 100,000 of them. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
