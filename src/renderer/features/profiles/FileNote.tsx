import { useTranslation } from 'react-i18next';
import { useProfileName } from '../../host/useRuleProfile.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './profiles.module.css';
import { faultText } from './sheet.ts';
import type { ProfileFile } from './useProfileFile.ts';

/** How many faults of a file are told one by one. */
const MOST_FAULTS = 8;

/** What came of a file, or what is asked about it. */
export function FileNote({ file }: { readonly file: ProfileFile }) {
  const { t } = useTranslation();
  const nameOf = useProfileName();
  const { state } = file;
  switch (state.phase) {
    case 'none':
      return null;
    case 'asking':
      return <TakenQuestion state={state} file={file} />;
    case 'imported':
    case 'same':
      return <Note tone="info">{t(`profiles.file.${state.phase}`, { name: nameOf(state.profile) })}</Note>;
    case 'several':
      return <Note tone="bad">{t('profiles.file.several')}</Note>;
    case 'unreadable':
      return <Note tone="bad">{t('profiles.file.unreadable', { file: state.file })}</Note>;
    case 'bad': {
      const rest = state.faults.length - MOST_FAULTS;
      return (
        <Note tone="bad">
          {t('profiles.file.bad', { file: state.file })}
          <ul className={styles.faults}>
            {state.faults.slice(0, MOST_FAULTS).map((fault) => (
              <li key={`${fault.at} ${fault.message}`}>
                {fault.at === '' ? t('profiles.file.whole') : <code>{fault.at}</code>} – {faultText(t, fault)}
              </li>
            ))}
            {rest > 0 && <li>{t('profiles.file.more', { count: rest })}</li>}
          </ul>
        </Note>
      );
    }
  }
}

interface TakenQuestionProps {
  readonly state: Extract<ProfileFile['state'], { phase: 'asking' }>;
  readonly file: ProfileFile;
}

/** Asks what becomes of a profile whose id or name is another's. */
function TakenQuestion({ state: { profile, arrival }, file }: TakenQuestionProps) {
  const { t } = useTranslation();
  const nameOf = useProfileName();
  const { known, canReplace } = arrival;
  const names = { name: nameOf(profile), id: profile.id, known: nameOf(known), knownId: known.id };
  return (
    <Modal
      title={t('profiles.taken.title')}
      isOpen
      onClose={file.settle}
      footer={
        <>
          <Button onPress={file.settle}>{t('common.cancel')}</Button>
          {canReplace && <Button onPress={() => file.replace(profile, known.id)}>{t('profiles.taken.replace')}</Button>}
          <Button variant="primary" onPress={() => file.keepBoth(profile)}>
            {t('profiles.taken.keepBoth')}
          </Button>
        </>
      }
    >
      <p>{canReplace ? t('profiles.taken.text', names) : t('profiles.taken.builtIn', names)}</p>
    </Modal>
  );
}
