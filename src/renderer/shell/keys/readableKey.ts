const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Slash: '/',
  Period: '.',
  Space: '␣',
};

/** A key as it is printed on a keyboard. */
export function readableKey(key: string): string {
  return key
    .split('+')
    .map((part) => NAMES[part] ?? part)
    .join('+');
}
