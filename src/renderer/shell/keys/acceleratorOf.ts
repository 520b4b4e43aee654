import { US_SIGNS } from './readableKey.ts';

const NAMES: Readonly<Record<string, string>> = {
  ...US_SIGNS,
  Ctrl: 'CmdOrCtrl',
  Escape: 'Esc',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  NumpadDecimal: 'numdec',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
};

/** A key as a native menu bar writes it; `null` for one that it cannot show, as the button of a pedal. */
export function acceleratorOf(key: string): string | null {
  if (key.startsWith('Gamepad')) return null;
  return key
    .split('+')
    .map((part) => NAMES[part] ?? part.replace(/^Numpad(?=\d$)/, 'num'))
    .join('+');
}
