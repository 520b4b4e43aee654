import { z } from 'zod';
import { Failure } from '../../contract/failure.ts';
import { harvestSource, type HarvestSource } from '../../contract/harvestSchemas.ts';
import type { SettingsStore } from '../store/settingsStore.ts';

const SOURCES_SETTING = 'harvestSources';
const PROGRESS_SETTING = 'harvestProgress';

/** How far the harvest of a source is, kept so that it goes on where it was when the program ended. */
const validators = z.object({ etag: z.string(), lastModified: z.string() });
const harvestProgress = z.object({
  /** When it was begun, as ISO 8601. */
  startedAt: z.string(),
  /** The sets that are still to be listed, that under way first; `null` stands for the whole repository. */
  sets: z.array(z.string().nullable()),
  from: z.string().nullable(),
  token: z.string().nullable(),
  /** Pages and records that are there. */
  pageCount: z.int().min(0),
  recordCount: z.int().min(0),
  byteCount: z.int().min(0),
  /** How often a list began anew since its token was no longer known. */
  restartCount: z.int().min(0),
  /** The folder of the pages. */
  folder: z.string(),
  /** The import of the pages, once all are there. */
  importId: z.string().nullable().default(null),
  /** What a feed's server is to be told the next time. */
  validators: validators.nullable().default(null),
});
const progressById = z.record(z.string(), harvestProgress.nullable());
const validatorsById = z.record(z.string(), validators);
const VALIDATORS_SETTING = 'harvestValidators';

export type HarvestProgress = z.infer<typeof harvestProgress>;
export type Validators = z.infer<typeof validators>;

/** The sources that are kept; none where the setting is not what it should be. */
export function savedSources(settings: SettingsStore): readonly HarvestSource[] {
  const stored = z.array(harvestSource).safeParse(settings.all()[SOURCES_SETTING]);
  return stored.success ? stored.data : [];
}

/** Throws `harvest.unknown`. */
export function requireSource(settings: SettingsStore, id: string): HarvestSource {
  const source = savedSources(settings).find((saved) => saved.id === id);
  if (source === undefined) throw new Failure('harvest.unknown', id);
  return source;
}

/** Keeps a source, in place of the one with its id. */
export function putSource(settings: SettingsStore, source: HarvestSource): void {
  const others = savedSources(settings).filter(({ id }) => id !== source.id);
  settings.set(SOURCES_SETTING, [...others, source]);
}

export function removeSource(settings: SettingsStore, id: string): void {
  settings.set(
    SOURCES_SETTING,
    savedSources(settings).filter((source) => source.id !== id),
  );
  setProgress(settings, id, null);
}

export function progressOf(settings: SettingsStore, id: string): HarvestProgress | null {
  const stored = progressById.safeParse(settings.all()[PROGRESS_SETTING]);
  return (stored.success ? stored.data[id] : null) ?? null;
}

export function setProgress(settings: SettingsStore, id: string, progress: HarvestProgress | null): void {
  const stored = progressById.safeParse(settings.all()[PROGRESS_SETTING]);
  const others = Object.entries(stored.success ? stored.data : {}).filter(([other]) => other !== id);
  settings.set(PROGRESS_SETTING, Object.fromEntries(progress === null ? others : [...others, [id, progress]]));
}

/** What the server of a feed is to be told, so that it sends only what has changed. */
export function validatorsOf(settings: SettingsStore, id: string): Validators {
  const stored = validatorsById.safeParse(settings.all()[VALIDATORS_SETTING]);
  return (stored.success ? stored.data[id] : undefined) ?? { etag: '', lastModified: '' };
}

export function setValidators(settings: SettingsStore, id: string, found: Validators): void {
  const stored = validatorsById.safeParse(settings.all()[VALIDATORS_SETTING]);
  settings.set(VALIDATORS_SETTING, { ...(stored.success ? stored.data : {}), [id]: found });
}

/** The folders of harvests that are to go on. */
export function harvestFolders(settings: SettingsStore): string[] {
  const stored = progressById.safeParse(settings.all()[PROGRESS_SETTING]);
  return Object.values(stored.success ? stored.data : {}).flatMap((progress) => progress?.folder ?? []);
}
