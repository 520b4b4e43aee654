import { X } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import styles from './controls.module.css';

interface ModalProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the deciding one last. */
  readonly footer?: ReactNode;
  /** CSS pixels. */
  readonly width?: number;
}

/** A dialog over the window; Escape closes it. */
export function Modal({ title, isOpen, onClose, children, footer, width = 480 }: ModalProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className={styles.overlay!}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <AriaModal className={styles.modal!} style={{ '--modal-width': `${width}px` } as CSSProperties}>
        <Dialog>
          <div className={styles.modalHead}>
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label={t('common.close')} onPress={onClose} />
          </div>
          <div className={styles.modalBody}>{children}</div>
          {footer !== undefined && <div className={styles.modalFoot}>{footer}</div>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
