import { createValueStore } from '../../ui/valueStore.ts';

/** `navigator.keyboard`, which Chromium has and TypeScript does not know. */
interface Keyboard extends EventTarget {
  getLayoutMap?: () => Promise<ReadonlyMap<string, string>>;
}

/** What is printed on the keys of the user's keyboard, by `KeyboardEvent.code`; empty where the browser does not tell. */
export const keyboardLayout = createValueStore<ReadonlyMap<string, string>>(new Map());

/** Asks for the layout now, and again when the user comes back, who may have switched it meanwhile. */
export function watchKeyboardLayout(): () => void {
  const { keyboard } = navigator as { keyboard?: Keyboard };
  const read = (): void => {
    keyboard?.getLayoutMap?.().then(
      (map) => keyboardLayout.set(map),
      // The browser may refuse; the names of the keys then stay those of their places.
      () => undefined,
    );
  };
  read();
  addEventListener('focus', read);
  return () => removeEventListener('focus', read);
}
