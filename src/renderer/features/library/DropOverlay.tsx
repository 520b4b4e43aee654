import { Hourglass, Import } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';

interface DropOverlayProps {
  /** Whether an import is under way; then nothing is taken. */
  readonly isBusy: boolean;
  /** Runs in the drop event itself. */
  readonly onDrop: (transfer: DataTransfer) => void;
}

/** Takes files dropped anywhere on the window, and says so while they are held over it. */
export function DropOverlay({ isBusy, onDrop }: DropOverlayProps) {
  const { t } = useTranslation();
  const isOver = useFileDrop((transfer) => {
    if (!isBusy) onDrop(transfer);
  });
  if (!isOver) return null;
  const Icon = isBusy ? Hourglass : Import;
  return (
    <div className={styles.overlay} data-busy={isBusy || undefined}>
      <div className={styles.zone}>
        <Icon size={32} aria-hidden />
        <strong>{t(isBusy ? 'library.import.dropBusy' : 'library.import.dropTitle')}</strong>
        <span>{t(isBusy ? 'library.import.dropBusyText' : 'library.import.dropText')}</span>
      </div>
    </div>
  );
}

function useFileDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isOver, setOver] = useState(false);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const takeOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    addEventListener('dragenter', takeOver, { signal });
    addEventListener('dragover', takeOver, { signal });
    addEventListener(
      'dragleave',
      (event) => {
        // Elements of the page are left all the time; the window is left for nothing.
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        drop(event.dataTransfer);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);
  return isOver;
}
