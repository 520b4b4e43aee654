/** A button of a game controller, named as a key, that went down or came up. Pedals often are game controllers. */
interface GamepadPress {
  readonly key: string;
  readonly isDown: boolean;
}

type GamepadListener = (press: GamepadPress) => void;

const listeners = new Set<GamepadListener>();
/** The buttons that are down, by controller and button, with their keys. */
let down: ReadonlyMap<string, string> = new Map();
let frame: number | null = null;

/**
 * Hears the buttons of all game controllers; returns a function that stops it. A browser has no event for a button, so
 * they are looked at in every frame, but only while a controller is connected and the window is seen.
 */
export function listenToGamepads(listener: GamepadListener): () => void {
  if (listeners.size === 0) {
    addEventListener('gamepadconnected', look);
    document.addEventListener('visibilitychange', look);
  }
  listeners.add(listener);
  look();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('gamepadconnected', look);
    document.removeEventListener('visibilitychange', look);
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    down = new Map();
  };
}

/** Tells what changed since the last look, and looks again in the next frame while there is something to look at. */
function look(): void {
  if (frame !== null) cancelAnimationFrame(frame);
  const pads = navigator.getGamepads().filter((pad) => pad?.connected === true);
  const isSeen = document.visibilityState === 'visible';
  // What is held while the window goes out of sight, or while the plug is pulled, comes up.
  tell(isSeen ? buttonsDown(pads) : new Map());
  frame = isSeen && pads.length > 0 ? requestAnimationFrame(look) : null;
}

function buttonsDown(pads: readonly (Gamepad | null)[]): Map<string, string> {
  const now = new Map<string, string>();
  for (const pad of pads) {
    pad?.buttons.forEach(({ pressed }, button) => {
      if (pressed) now.set(`${pad.index}:${button}`, `Gamepad${button}`);
    });
  }
  return now;
}

function tell(now: ReadonlyMap<string, string>): void {
  const before = down;
  down = now;
  for (const [place, key] of before) if (!now.has(place)) inform({ key, isDown: false });
  for (const [place, key] of now) if (!before.has(place)) inform({ key, isDown: true });
}

function inform(press: GamepadPress): void {
  for (const listener of listeners) listener(press);
}
