import { useSyncExternalStore } from 'react';

/** A value that changes more often than the screen around it should be drawn: only who uses it draws again. */
export interface ValueStore<T> {
  get(): T;
  /** Setting the same value again (`Object.is`) tells nobody. */
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/** Makes a store of one value. */
export function createValueStore<T>(first: T): ValueStore<T> {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The value of a store; draws again when it changes. */
export function useValue<T>(store: ValueStore<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
