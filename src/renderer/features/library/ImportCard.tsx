import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import type { ImportState } from './importState.ts';
import styles from './import.module.css';

interface ImportCardProps {
  readonly state: ImportState;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
}

/** How the import goes, in a corner of the list, which stays usable. Empty when there is nothing to tell. */
export function ImportCard({ state, onCancel, onDismiss }: ImportCardProps) {
  const { t } = useTranslation();
  if (state.phase === 'idle' || state.phase === 'ended') return null;
  if (state.phase === 'refused') return <RefusedCard state={state} onDismiss={onDismiss} />;
  return (
    <section className={styles.card} aria-label={t('library.import.running')}>
      <CardProgress state={state} />
      {state.phase === 'running' && (
        <div className={styles.cardFoot}>
          <span className={styles.current} title={state.job.detail}>
            <bdi>{state.job.detail}</bdi>
          </span>
          <Button onPress={onCancel} isDisabled={state.isCancelling}>
            {t(state.isCancelling ? 'library.import.cancelling' : 'common.cancel')}
          </Button>
        </div>
      )}
    </section>
  );
}

type BusyState = Extract<ImportState, { phase: 'sending' | 'starting' | 'running' }>;

function CardProgress({ state }: { readonly state: BusyState }) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  if (state.phase === 'sending') {
    const { sentBytes, totalBytes } = state;
    const valueText = totalBytes === 0 ? '' : percent.format(sentBytes / totalBytes);
    return <Progress label={t('library.import.sending')} done={sentBytes} total={totalBytes} valueText={valueText} />;
  }
  if (state.phase === 'starting' || state.job.total === 0) {
    return <Progress label={t('library.import.preparing')} done={0} total={0} valueText="" />;
  }
  const { done, total } = state.job;
  const valueText = t('library.import.progress', { done, total });
  return <Progress label={t('library.import.running')} done={done} total={total} valueText={valueText} />;
}

interface RefusedCardProps {
  readonly state: Extract<ImportState, { phase: 'refused' }>;
  readonly onDismiss: () => void;
}

function RefusedCard({ state, onDismiss }: RefusedCardProps) {
  const { t } = useTranslation();
  const { reason, failure } = state;
  const text = reason === 'failure' ? failureText(t, failure) : t(`library.import.${reason}`);
  return (
    <div className={styles.card} data-plain="">
      <Note tone={reason === 'nothingDropped' ? 'warn' : 'bad'}>{text}</Note>
      <IconButton icon={X} label={t('common.close')} onPress={onDismiss} />
    </div>
  );
}
