import { RecogniserSettings } from '../features/recogniser/RecogniserSettings.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

/** The recognition of speech by a program of the user's own. */
export function RecognitionSettings() {
  return (
    <SettingsGroup>
      <RecogniserSettings />
    </SettingsGroup>
  );
}
