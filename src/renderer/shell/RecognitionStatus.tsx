import { Mic } from 'lucide-react';
import { use } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../contract/schemas.ts';
import { useRecognition } from '../features/recogniser/useRecognition.ts';
import { CommandHubContext } from '../ui/commandHub.ts';
import styles from './shell.module.css';

/** How far the recognition of a talk is, that its words wait, or that it failed, in the status bar. */
export function RecognitionStatus({ talk }: { readonly talk: Talk }) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const { job, path, failure } = useRecognition(talk.id);
  const text = statusOf();
  if (text === null) return null;
  return (
    <Button
      className={styles.alignment!}
      data-failed={(job === null && path === null) || undefined}
      onPress={() => void hub.run('recognise')}
    >
      <Mic size={13} aria-hidden />
      {text}
    </Button>
  );

  function statusOf(): string | null {
    if (job !== null) {
      const percent = job.total === 0 ? 0 : Math.floor((100 * job.done) / job.total);
      return t('recogniser.statusRunning', { percent });
    }
    if (path !== null) return t('recogniser.statusFound');
    return failure === null ? null : t('recogniser.statusFailed');
  }
}
