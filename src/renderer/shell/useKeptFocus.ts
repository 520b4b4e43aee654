import { useEffect } from 'react';

/**
 * While the text is written in, a click on a button within `data-keeps-focus` leaves the focus there: what is typed
 * next would be lost on the button. Keys reach these buttons as any others.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    addEventListener('mousedown', keepFocus, { capture: true });
    return () => removeEventListener('mousedown', keepFocus, { capture: true });
  }, []);
}

function keepFocus(event: MouseEvent): void {
  const { target } = event;
  const isTextFocused = document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable;
  if (!isTextFocused || !(target instanceof Element)) return;
  if (target.closest('button')?.closest('[data-keeps-focus]') != null) event.preventDefault();
}
