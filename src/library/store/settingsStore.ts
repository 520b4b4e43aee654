import type { Reply } from '../../contract/methods.ts';
import type { Database } from './database.ts';

type Settings = Reply<'settings.get'>['settings'];

/** What the interface remembers, as JSON values by name. */
export interface SettingsStore {
  all(): Settings;
  set(name: string, value: Settings[string]): void;
}

export function createSettingsStore(database: Database): SettingsStore {
  const all = database.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings');
  const set = database.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    all: () => Object.fromEntries(all.all().map(({ name, value }) => [name, JSON.parse(value) as Settings[string]])),
    set: (name, value) => void set.run(name, JSON.stringify(value)),
  };
}
