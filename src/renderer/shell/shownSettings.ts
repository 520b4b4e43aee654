import { createValueStore } from '../ui/valueStore.ts';
import type { SettingsSectionId } from './settingsSections.tsx';

/** The section that the settings were opened on, `null` while they are closed. */
export const shownSettings = createValueStore<SettingsSectionId | null>(null);
