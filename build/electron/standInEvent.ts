/** An event as Electron's emitters give it to listeners. */
export interface StandInEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

/** An event with details of its own. */
export function standInEvent<T extends object>(details: T): StandInEvent & T {
  let isPrevented = false;
  return Object.defineProperty(
    Object.assign({ preventDefault: () => void (isPrevented = true), defaultPrevented: false }, details),
    'defaultPrevented',
    { get: () => isPrevented },
  );
}
