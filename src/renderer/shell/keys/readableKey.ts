import type { keysStrings } from '../../ui/strings/keys.ts';
import { IS_MAC } from './keyOf.ts';

/** The names of keys in a language. */
export type KeyNames = Readonly<Record<keyof (typeof keysStrings)['fr']['names'], string>>;

/** The signs of the keys by their places on a US keyboard, where the browser does not tell the user's own, and in native menus. */
export const US_SIGNS: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
};
const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const PAD_SIGNS: Readonly<Record<string, string>> = {
  Add: '+',
  Subtract: '-',
  Multiply: '*',
  Divide: '/',
  Decimal: '.',
};
const MAC_MODIFIERS: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };

/** A key as it is printed on the user's keyboard. `layout`: what is printed where, as `keyboardLayout` tells. */
export function readableKey(
  key: string,
  names: KeyNames,
  layout: ReadonlyMap<string, string> = new Map(),
  isMac = IS_MAC,
): string {
  const parts = key.split('+');
  const code = parts.pop()!;
  const modifiers = parts.map((part) => {
    if (isMac) return MAC_MODIFIERS[part] ?? part;
    return part === 'Shift' ? names.Shift : part;
  });
  // A modifier stands alone where it is held while something is dragged.
  const last = (isMac ? MAC_MODIFIERS[code] : undefined) ?? printed(code, names, layout);
  return [...modifiers, last].join(isMac ? '' : '+');
}

function printed(code: string, names: KeyNames, layout: ReadonlyMap<string, string>): string {
  if (Object.hasOwn(names, code)) return names[code as keyof KeyNames];
  const [, device, rest] = /^(Numpad|Gamepad)(\w+)$/.exec(code) ?? [];
  if (device !== undefined) return `${names[device as 'Numpad' | 'Gamepad']} ${PAD_SIGNS[rest!] ?? rest}`;
  const sign = US_SIGNS[code] === undefined ? undefined : layout.get(code);
  return sign?.toUpperCase() ?? US_SIGNS[code] ?? ARROWS[code] ?? code;
}
