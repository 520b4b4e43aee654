import {
  Captions,
  FileInput,
  Headphones,
  Keyboard,
  Mic,
  Palette,
  Quote,
  SpellCheck,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { settingsStrings } from '../ui/strings/settings.ts';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { ImportSettings } from './ImportSettings.tsx';
import { KeysSettings } from './keys/KeysSettings.tsx';
import { PlayingSettings } from './PlayingSettings.tsx';
import { RecognitionSettings } from './RecognitionSettings.tsx';
import { SpellingSettings } from './SpellingSettings.tsx';
import { SubtitleSettings } from './SubtitleSettings.tsx';
import { TypographySettings } from './TypographySettings.tsx';

/** Also the name of a section, `settings.sections.<id>`. */
export type SettingsSectionId = keyof (typeof settingsStrings)['fr']['sections'];

interface SettingsSection {
  readonly id: SettingsSectionId;
  readonly icon: LucideIcon;
  readonly component: ComponentType;
}

/**
 * The sections of the settings dialog, in order.
 *
 * How to add one: 1. its name in `ui/strings/settings.ts`; 2. a component of `SettingsGroup`s, each change taking
 * effect at once; 3. its line here.
 */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { id: 'appearance', icon: Palette, component: AppearanceSettings },
  { id: 'playing', icon: Headphones, component: PlayingSettings },
  { id: 'import', icon: FileInput, component: ImportSettings },
  { id: 'typography', icon: Quote, component: TypographySettings },
  { id: 'spelling', icon: SpellCheck, component: SpellingSettings },
  { id: 'subtitles', icon: Captions, component: SubtitleSettings },
  { id: 'recognition', icon: Mic, component: RecognitionSettings },
  { id: 'keys', icon: Keyboard, component: KeysSettings },
];
