import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { changeKeys, useKeyChoice } from './keyMapStore.ts';
import { PRESET_IDS } from './presets.ts';

/** The program whose keys the window has; what the user changed stays over it. */
export function PresetChoice({ isLabelHidden = false }: { readonly isLabelHidden?: boolean }) {
  const { t } = useTranslation();
  const { preset, changes } = useKeyChoice();
  return (
    <Choice
      label={t('keys.preset')}
      isLabelHidden={isLabelHidden}
      options={PRESET_IDS.map((key) => ({ key, text: t(`keys.presets.${key}`) }))}
      value={preset}
      onChange={(key) => changeKeys({ preset: key, changes })}
    />
  );
}
