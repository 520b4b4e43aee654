import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DEFAULT_PROFILE } from '../../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { useHost } from '../../host/HostContext.ts';
import { useProfileName } from '../../host/useRuleProfile.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './profiles.module.css';

interface RemoveQuestionProps {
  readonly profile: RuleProfile;
  /** What talks have for which none is chosen. */
  readonly usual: RuleProfile;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks before a profile is removed: where it is chosen, and what is followed there then. */
export function RemoveQuestion({ profile, usual, onRemove, onClose }: RemoveQuestionProps) {
  const { t, i18n } = useTranslation();
  const { connection } = useHost();
  const nameOf = useProfileName();
  const profileId = profile.id;
  const { data: uses, error } = useQuery({
    queryKey: ['profileUses', profileId],
    queryFn: () => connection.call('profiles.uses', { profileId }),
    gcTime: 0,
  });
  const isDefault = usual.id === profileId;
  const fallback = nameOf(isDefault ? DEFAULT_PROFILE : usual);
  const list = (items: readonly string[]): string =>
    new Intl.ListFormat(i18n.language, { type: 'unit' }).format(items.map((text) => t('common.quoted', { text })));
  return (
    <Modal
      title={t('profiles.removal.title', { name: nameOf(profile) })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={uses === undefined} onPress={onRemove}>
            {t('profiles.remove')}
          </Button>
        </>
      }
    >
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
      {uses !== undefined && (
        <div className={styles.question}>
          {uses.talkCount > 0 && (
            <p>
              {t('profiles.removal.talks', {
                count: uses.talkCount,
                titles:
                  list(uses.talks.map((title) => (title === '' ? t('common.untitled') : title))) +
                  (uses.talkCount > uses.talks.length ? '…' : ''),
                fallback,
              })}
            </p>
          )}
          {uses.collections.length > 0 && (
            <p>
              {t('profiles.removal.collections', {
                count: uses.collections.length,
                labels: list(uses.collections),
                fallback,
              })}
            </p>
          )}
          {isDefault && <p>{t('profiles.removal.default', { fallback })}</p>}
          {uses.talkCount === 0 && uses.collections.length === 0 && !isDefault && <p>{t('profiles.removal.unused')}</p>}
          <p className={styles.quiet}>{t('profiles.removal.hint')}</p>
        </div>
      )}
    </Modal>
  );
}
