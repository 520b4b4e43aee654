import { AudioLines } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import type { Talk } from '../../contract/schemas.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import styles from './shell.module.css';
import { isUntimed, useAlignment } from './useAlignment.ts';
import type { TalkSession } from './useTalkSession.ts';

/** How far the alignment is, or that it is to be looked at, or begun, in the status bar; opens its panel. */
export function AlignmentStatus({ talk, session }: { readonly talk: Talk; readonly session: TalkSession }) {
  const { t } = useTranslation();
  const [panel, setPanel] = useSetting('sidePanel');
  const { job, proposal, obstacle, changed, start, ...alignment } = useAlignment(talk, session);
  const isRunning = job?.state === 'running';
  const hasFailed = !isRunning && proposal === null && alignment.hasFailed;
  const begin = (paragraphIds: readonly ParagraphId[] | null): void => {
    if (obstacle === 'noRecording') return remark('noRecording');
    if (paragraphIds?.length === 0) return remark('allHeard');
    setPanel('alignment');
    // What was found waits to be looked at first.
    if (obstacle === null && !isRunning && proposal === null) void start(paragraphIds);
  };
  useCommands({
    align: () => begin(null),
    alignChanged: () => begin(changed),
    alignSelection: () => begin(session.editor?.selectedParagraphs() ?? []),
  });
  const text = panel === 'alignment' ? null : statusOf();
  return (
    <>
      {text !== null && (
        <Button
          className={styles.alignment!}
          data-failed={hasFailed || undefined}
          onPress={() => setPanel('alignment')}
        >
          <AudioLines size={13} aria-hidden />
          {text}
        </Button>
      )}
      <output className="visually-hidden">{endText()}</output>
    </>
  );

  /** Said to who does not see it end, wherever they are. */
  function endText(): string {
    if (isRunning) return '';
    if (proposal !== null) return t('alignment.said.found');
    if (hasFailed) return t('alignment.said.failed');
    return job?.state === 'cancelled' ? t('alignment.cancelled') : '';
  }

  function statusOf(): string | null {
    if (isRunning) {
      const percent = job.total === 0 ? 0 : Math.floor((100 * job.done) / job.total);
      return job.isPaused ? t('alignment.statusPaused') : t('alignment.statusRunning', { percent });
    }
    if (proposal !== null) return t('alignment.ready');
    const said = [
      hasFailed ? t('alignment.said.failed') : '',
      obstacle === null && isUntimed(session) ? t('alignment.offer') : '',
    ].filter((part) => part !== '');
    return said.length === 0 ? null : said.join(' · ');
  }
}
