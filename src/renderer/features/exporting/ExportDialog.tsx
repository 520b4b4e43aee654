import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import type { DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import { useSetting, type ExportChoice } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { ReplaceFileQuestion } from '../../ui/ReplaceFileQuestion.tsx';
import { Destination } from './DeliveryParts.tsx';
import { DeliverySetup } from './DeliverySetup.tsx';
import { soundChoice } from './exportChoice.ts';
import { Preview } from './Preview.tsx';
import { useExport, type Exporting } from './useExport.ts';
import styles from './exporting.module.css';

interface ExportDialogProps {
  readonly talk: Talk;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Closes it, and shows the subtitles of the talk that break its rules. */
  readonly onShowProblems: () => void;
}

/** Delivers a talk as files: what they will hold, where they go, and what became of them. */
export function ExportDialog(props: ExportDialogProps) {
  // Mounted anew each time it opens: the text may have changed since.
  return props.isOpen ? <OpenExportDialog {...props} /> : null;
}

function OpenExportDialog({ talk, onClose, onShowProblems }: ExportDialogProps) {
  const { t } = useTranslation();
  const [kept, setChoice] = useSetting('exportChoice');
  const choice = soundChoice(kept);
  const [shown, setShown] = useState<DeliveryFormatName | null>(null);
  const exporting = useExport(talk, choice, t('exporting.untitled'));
  const { state } = exporting;
  const change = (next: ExportChoice): void => {
    setChoice(next);
    exporting.settle();
  };
  const format = shown !== null && choice.formats.includes(shown) ? shown : (choice.formats[0] ?? null);
  return (
    <>
      <Modal
        title={t('exporting.title')}
        isOpen
        onClose={onClose}
        width={1_000}
        footer={
          <>
            <Button onPress={onClose}>{state.phase === 'done' ? t('common.close') : t('common.cancel')}</Button>
            {/* Pending, not disabled: a disabled button would lose the focus, and with it the keys of the dialog. */}
            <Button
              variant="primary"
              onPress={exporting.start}
              isDisabled={format === null}
              isPending={state.phase === 'writing'}
            >
              {exporting.folder === null ? t('exporting.exportTo') : t('exporting.export')}
            </Button>
          </>
        }
      >
        <div className={styles.dialog}>
          <div className={styles.columns}>
            <DeliverySetup choice={choice} onChange={change} onChosen={setShown} />
            <div className={styles.result}>
              <Preview talk={talk} choice={choice} format={format} onShow={setShown} onShowProblems={onShowProblems} />
            </div>
          </div>
          <Destination exporting={exporting} formats={choice.formats} />
        </div>
      </Modal>
      <Questions exporting={exporting} />
    </>
  );
}

/** Where to write, and whether what is there may be replaced. */
function Questions({ exporting }: { readonly exporting: Exporting }) {
  const { t } = useTranslation();
  const { state } = exporting;
  const writesAfter = state.phase === 'picking' && state.writesAfter;
  return (
    <>
      <PathPicker
        title={t('exporting.pickTitle')}
        mode="openFolder"
        isOpen={state.phase === 'picking'}
        initialFolder={exporting.folder}
        confirmText={writesAfter ? t('exporting.export') : t('common.choose')}
        onChoose={([path]) => {
          if (path !== undefined) void exporting.chosen(path, writesAfter);
        }}
        onClose={exporting.settle}
      />
      {state.phase === 'asking' && (
        <ReplaceFileQuestion paths={state.paths} onReplace={exporting.replace} onClose={exporting.settle} />
      )}
    </>
  );
}
