import { LocateFixed } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import type { Transport } from '../../ui/playhead.ts';
import { useValue, type ValueStore } from '../../ui/valueStore.ts';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import styles from './editor.module.css';
import type { Following } from './SoundSight.ts';

interface FollowButtonProps {
  readonly transport: Transport;
  readonly following: ValueStore<Following>;
}

/** Brings the text back to the sound, while it does not follow. */
export function FollowButton({ transport, following }: FollowButtonProps) {
  const { t } = useTranslation();
  const { isOn } = useValue(following);
  const subscribe = useCallback((listener: () => void) => transport.subscribe(listener), [transport]);
  const hasMedia = useSyncExternalStore(subscribe, () => transport.hasMedia());
  if (isOn || !hasMedia) return null;
  return (
    <div className={styles.follow} data-keeps-focus="">
      <WithTooltip text={t('editor.followHelp')}>
        <Button icon={LocateFixed} onPress={() => following.set({ isOn: true })}>
          {t('editor.follow')}
        </Button>
      </WithTooltip>
    </div>
  );
}
