import type { CommandScope } from '../commands.ts';
import { IS_MAC } from './keyOf.ts';

/** Why a key cannot be given to a command. */
export type KeyRefusal = 'unknown' | 'typing' | 'editing' | 'altGr' | 'tab' | 'browser';

const MODIFIERS = ['Ctrl', 'Alt', 'Shift'];
const CHARACTER =
  /^([A-Z]|\d|Space|Minus|Equal|Bracket(Left|Right)|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Intl\w+|Numpad(\d|Add|Subtract|Multiply|Divide|Decimal|Comma|Equal))$/;
const CARET = /^(Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down)|Enter|NumpadEnter|Backspace|Delete|Insert)$/;
/** With Ctrl these still move the caret or delete, by words and to the ends of the text. */
const WORDWISE = /^(Arrow(Up|Down|Left|Right)|Home|End|Backspace|Delete|Insert)$/;
const CLIPBOARD = new Set(['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Shift+V']);
/** What a browser or the desktop keeps for itself: the page never hears of it, or cannot refuse it. */
const RESERVED = new Set([
  'Ctrl+N',
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+Q',
  'Ctrl+Shift+N',
  'Ctrl+Shift+T',
  'Ctrl+Shift+W',
  'Ctrl+Shift+Q',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+PageUp',
  'Ctrl+PageDown',
  'Ctrl+F4',
  'Alt+F4',
  'Alt+Tab',
  'Alt+Shift+Tab',
  'Alt+Escape',
  'Ctrl+Escape',
  'Ctrl+Shift+Escape',
  'Alt+Space',
  'Ctrl+Alt+Delete',
  'PrintScreen',
  'Alt+PrintScreen',
]);

/** A key in the form `keyOf` gives it, from one that a person may have written; `null` when it is no key at all. */
export function canonicalKey(text: string): string | null {
  const parts = text.split('+').map((part) => part.trim());
  const key = parts.pop()!;
  if (!/^([A-Z]|\d|[A-Z][A-Za-z]+\d{0,2}|F\d{1,2})$/.test(key) || MODIFIERS.includes(key)) return null;
  if (parts.some((part) => !MODIFIERS.includes(part)) || new Set(parts).size < parts.length) return null;
  return [...MODIFIERS.filter((modifier) => parts.includes(modifier)), key].join('+');
}

/** Why a key cannot be given to a command that works in `scope`, or `null` when it can. */
export function refusalOf(key: string, scope: CommandScope, isMac = IS_MAC): KeyRefusal | null {
  if (canonicalKey(key) !== key) return 'unknown';
  const parts = key.split('+');
  const code = parts.at(-1)!;
  const [hasCtrl, hasAlt] = [parts.includes('Ctrl'), parts.includes('Alt')];
  if (RESERVED.has(key)) return 'browser';
  if (CLIPBOARD.has(key)) return 'editing';
  if (CHARACTER.test(code)) return refusalOfCharacter(hasCtrl, hasAlt, isMac);
  // Elsewhere Tab and Shift+Tab are how the keyboard gets from one control to the next.
  if (code === 'Tab') return scope === 'text' ? null : 'tab';
  if (hasAlt) return null;
  return (hasCtrl ? WORDWISE : CARET).test(code) ? 'editing' : null;
}

function refusalOfCharacter(hasCtrl: boolean, hasAlt: boolean, isMac: boolean): KeyRefusal | null {
  if (!hasCtrl && (!hasAlt || isMac)) return 'typing';
  return hasCtrl && hasAlt && !isMac ? 'altGr' : null;
}
