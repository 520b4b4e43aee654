import type { CommandScope } from '../commands.ts';
import { IS_MAC, isModifier, keyName, type KeyPress } from './keyOf.ts';
import { refusalOf, type KeyRefusal } from './keyRules.ts';

/** A key that was pressed to be given to a command, and why it cannot be, if so. */
export interface LearntKey {
  readonly key: string;
  readonly refusal: KeyRefusal | null;
}

/** What a key press means where a key is asked for; `null` while only modifiers are down or a text is composed. */
export function learnKey(event: KeyPress, scope: CommandScope, isMac = IS_MAC): LearntKey | null {
  if (isModifier(event) || event.isComposing || event.key === 'Process') return null;
  const key = keyName(event);
  if (event.getModifierState('AltGraph')) return { key, refusal: 'altGr' };
  if (event.metaKey && !isMac) return { key, refusal: 'browser' };
  return { key, refusal: refusalOf(key, scope, isMac) };
}
