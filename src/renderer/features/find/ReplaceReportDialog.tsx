import { useTranslation } from 'react-i18next';
import type { ReplacedTalk, ReplaceReport } from '../../../contract/schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import styles from './find.module.css';

interface ReplaceReportDialogProps {
  readonly report: ReplaceReport;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What a replacement did, talk by talk. */
export function ReplaceReportDialog({ report, isOpen, onClose }: ReplaceReportDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      title={t(report.isUndo ? 'find.undoReportTitle' : 'find.reportTitle')}
      isOpen={isOpen}
      onClose={onClose}
      width={640}
      footer={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div className={styles.report} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('find.reportTalk')}</th>
              <th scope="col">{t(report.isUndo ? 'find.undoReportCount' : 'find.reportCount')}</th>
              <th scope="col">{t('find.reportSkipped')}</th>
            </tr>
          </thead>
          <tbody>
            {report.talks.map((talk) => (
              <tr key={talk.talkId}>
                <td>{talk.title}</td>
                <td>{talk.replaced}</td>
                <td>
                  <Skipped talk={talk} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}

function Skipped({ talk }: { readonly talk: ReplacedTalk }) {
  const { t } = useTranslation();
  return talk.skipped.map(({ reason, count }) => <div key={reason}>{t(`find.reason.${reason}`, { count })}</div>);
}
