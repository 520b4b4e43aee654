import { useEffect, useEffectEvent } from 'react';

/** `/` outside fields, dialogs and menus goes to the search. It is a character, and so no key of a command. */
export function useSlashKey(search: () => void): void {
  const run = useEffectEvent(search);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isElsewhere(event.target)) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  const elsewhere = 'input, textarea, [role="dialog"], [role="menu"], [role="listbox"]';
  return target instanceof Element && target.closest(elsewhere) !== null;
}
