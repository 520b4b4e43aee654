import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';

export function settingsHandlers({ store, announce }: LibraryContext): HandlersOf<'settings'> {
  return {
    'settings.get': () => ({ settings: store.settings.all() }),
    'settings.set'({ name, value }) {
      store.settings.set(name, value);
      announce('setting.changed', { name, value });
      return {};
    },
  };
}
