import { AudioLines } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../contract/schemas.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import styles from './shell.module.css';
import { useAlignment } from './useAlignment.ts';
import type { TalkSession } from './useTalkSession.ts';

/** How far the alignment is, or that it is to be looked at, or begun, in the status bar; opens its panel. */
export function AlignmentStatus({ talk, session }: { readonly talk: Talk; readonly session: TalkSession }) {
  const { t } = useTranslation();
  const [panel, setPanel] = useSetting('sidePanel');
  const { job, proposal, obstacle, start } = useAlignment(talk, session);
  const isRunning = job?.state === 'running';
  useCommands({
    align() {
      if (obstacle === 'noRecording') return remark('noRecording');
      setPanel('alignment');
      // What was found waits to be looked at first.
      if (obstacle === null && !isRunning && proposal === null) void start();
    },
  });
  if (panel === 'alignment') return null;
  const text = statusOf();
  if (text === null) return null;
  return (
    <Button className={styles.alignment!} onPress={() => setPanel('alignment')}>
      <AudioLines size={13} aria-hidden />
      {text}
    </Button>
  );

  function statusOf(): string | null {
    if (isRunning) {
      const percent = job.total === 0 ? 0 : Math.floor((100 * job.done) / job.total);
      return job.isPaused ? t('alignment.statusPaused') : t('alignment.statusRunning', { percent });
    }
    if (proposal !== null) return t('alignment.ready');
    return obstacle === null && isUntimed(session) ? t('alignment.offer') : null;
  }
}

/** Whether most of the text has no times: the talk waits for its alignment. */
function isUntimed({ timed }: TalkSession): boolean {
  if (timed === null) return false;
  const spoken = timed.transcript.filter(({ kind, text }) => kind === 'paragraph' && text !== '');
  return 2 * spoken.filter(({ words }) => words.length === 0).length > spoken.length;
}
