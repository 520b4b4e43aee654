import { UsersRound } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useRefresh } from '../../host/useRefresh.ts';
import controls from '../../ui/controls.module.css';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import styles from './people.module.css';
import { SHOWN_PEOPLE, useWaitingCount } from './usePeople.ts';

/** Opens the view of people; says how much waits there. */
export function PeopleButton({ onPress }: { readonly onPress: () => void }) {
  const { t, i18n } = useTranslation();
  const shownKey = useShownKeys();
  useRefresh(SHOWN_PEOPLE);
  const count = useWaitingCount();
  const label = count === 0 ? t('people.title') : t('people.waiting', { count });
  return (
    <WithTooltip text={label} keys={shownKey('showPeople')}>
      <AriaButton className={controls.button!} data-variant="ghost" aria-label={label} onPress={onPress}>
        <UsersRound size={16} aria-hidden />
        {count > 0 && <span className={styles.count}>{count.toLocaleString(i18n.language)}</span>}
      </AriaButton>
    </WithTooltip>
  );
}
