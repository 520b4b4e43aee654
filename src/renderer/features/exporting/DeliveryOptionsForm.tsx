import { SlidersHorizontal } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { ENCODINGS } from '../../../domain/delivery/deliveryFormats.ts';
import { FRAME_RATES, LINE_ENDS, SPEAKER_STYLES } from '../../../domain/delivery/deliveryOptions.ts';
import type { ExportChoice } from '../../host/settings.ts';
import { useProfileName, useRuleProfiles } from '../../host/useRuleProfile.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import { SecondsInput } from '../../ui/SecondsInput.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { Switch } from '../../ui/Switch.tsx';
import styles from './exporting.module.css';

/** No id of a profile: each talk has its own. */
const OF_TALK = '';
const MOST_OFFSET_MS = 24 * 3_600_000;

interface DeliveryOptionsFormProps {
  readonly choice: ExportChoice;
  readonly onChange: (options: ExportChoice['options']) => void;
}

/** What deliveries are asked to be besides their format. */
export function DeliveryOptionsForm({ choice: { formats, options }, onChange }: DeliveryOptionsFormProps) {
  const { t, i18n } = useTranslation();
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  const profiles = useRuleProfiles()?.profiles ?? [];
  const set = (change: Partial<ExportChoice['options']>): void => onChange({ ...options, ...change });
  const nameOf = useProfileName();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
  return (
    <div className={styles.options}>
      <div className={styles.profile}>
        <Choice
          label={t('exporting.options.profile')}
          options={[
            { key: OF_TALK, text: t('exporting.options.profileOfTalk') },
            ...profiles.map((profile) => ({ key: profile.id, text: nameOf(profile) })),
          ]}
          value={profiles.find(({ id }) => id === options.profile)?.id ?? OF_TALK}
          onChange={(profile) => set({ profile: profile === OF_TALK ? null : profile })}
        />
        <IconButton
          icon={SlidersHorizontal}
          label={t('commands.showProfiles')}
          keys={shownKey('showProfiles')}
          onPress={() => hub.run('showProfiles')}
        />
      </div>
      <Choice
        label={t('exporting.options.speakers')}
        options={SPEAKER_STYLES.map((key) => ({ key, text: t(`exporting.speakerStyles.${key}`) }))}
        value={options.speakers}
        onChange={(speakers) => set({ speakers })}
      />
      <Choice
        label={t('exporting.options.encoding')}
        options={ENCODINGS.map((key) => ({ key, text: t(`exporting.encodings.${key}`) }))}
        value={options.encoding}
        onChange={(encoding) => set({ encoding })}
      />
      <Choice
        label={t('exporting.options.lineEnd')}
        options={LINE_ENDS.map((key) => ({ key, text: t(`exporting.lineEnds.${key}`) }))}
        value={options.lineEnd}
        onChange={(lineEnd) => set({ lineEnd })}
      />
      <Choice
        label={t('exporting.options.frameRate')}
        options={FRAME_RATES.map((rate) => ({ key: String(rate), text: number.format(rate) }))}
        value={String(options.frameRate)}
        isDisabled={!formats.includes('microdvd')}
        onChange={(rate) => set({ frameRate: Number(rate) })}
      />
      <div className={styles.wide}>
        <SecondsInput
          label={t('exporting.options.offset')}
          valueMs={options.offsetMs}
          minMs={-MOST_OFFSET_MS}
          maxMs={MOST_OFFSET_MS}
          stepMs={40}
          onChange={(offsetMs) => set({ offsetMs })}
        />
        <Switch
          label={t('exporting.options.sounds')}
          isSelected={options.keepsSounds}
          onChange={(keepsSounds) => set({ keepsSounds })}
        />
        <Switch
          label={t('exporting.options.unspoken')}
          isSelected={options.keepsUnspoken}
          onChange={(keepsUnspoken) => set({ keepsUnspoken })}
        />
      </div>
    </div>
  );
}
