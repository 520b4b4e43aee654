import type { Page } from '@playwright/test';

/** A key of another keyboard than the US one that Playwright presses. */
export interface LayoutKey {
  /** Its place, as `KeyboardEvent.code`. */
  readonly code: string;
  /** What the layout makes of it, as `KeyboardEvent.key`. */
  readonly key: string;
  readonly modifiers?: readonly ('Alt' | 'Ctrl' | 'Shift')[];
  /** The character that is typed, if any. */
  readonly text?: string;
}

const MODIFIER_BITS = { Alt: 1, Ctrl: 2, Shift: 8 };

/** Presses and releases a key whose place and meaning differ, as on AZERTY, through the browser's own input. */
export async function pressLayoutKey(page: Page, { code, key, modifiers = [], text }: LayoutKey): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const shared = { code, key, modifiers: modifiers.reduce((bits, name) => bits | MODIFIER_BITS[name], 0) };
  await session.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...shared,
    ...(text !== undefined && { text }),
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shared });
  await session.detach();
}

/** Stands in for one game controller with four buttons; `press` and `release` are its pedals. */
export async function plugGamepad(page: Page): Promise<{
  press: (button: number) => Promise<void>;
  release: (button: number) => Promise<void>;
  unplug: () => Promise<void>;
}> {
  await page.evaluate(() => {
    const buttons = Array.from({ length: 4 }, () => ({ pressed: false, touched: false, value: 0 }));
    const pad = { index: 0, id: 'Pedal', connected: true, mapping: '', axes: [], buttons };
    Object.assign(window, { testPad: pad });
    navigator.getGamepads = () => [pad as unknown as Gamepad];
    dispatchEvent(new Event('gamepadconnected'));
  });
  const change = (button: number, isDown: boolean): Promise<void> =>
    page.evaluate(
      ({ at, pressed }) => {
        const { testPad } = window as unknown as { testPad: { buttons: { pressed: boolean }[] } };
        testPad.buttons[at]!.pressed = pressed;
        // Two frames: whoever looks in every frame has seen it then.
        return new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      },
      { at: button, pressed: isDown },
    );
  return {
    press: (button) => change(button, true),
    release: (button) => change(button, false),
    unplug: () =>
      page.evaluate(() => {
        (window as unknown as { testPad: { connected: boolean } }).testPad.connected = false;
        return new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      }),
  };
}
