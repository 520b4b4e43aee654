import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { formatBytes } from '../../ui/formatBytes.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { codecName } from './codecs.ts';
import { RecordingPlace } from './RecordingPlace.tsx';
import styles from './player.module.css';

interface MediaDetailsProps {
  readonly talk: Talk;
  readonly media: Media;
  readonly onReplace: () => void;
  readonly onAdd: () => void;
  readonly onMediaChanged: () => void;
}

/** What the recording is: name, size, length, tracks, place; and its replacing and detaching. */
export function MediaDetails({ talk, media, onReplace, onAdd, onMediaChanged }: MediaDetailsProps) {
  const { t, i18n } = useTranslation();
  const [isDetaching, setDetaching] = useState(false);
  return (
    <Disclosure className={styles.details!}>
      <Heading level={2}>
        <AriaButton slot="trigger" className={styles.detailsButton!} aria-label={t('player.details.open')}>
          <ChevronRight size={14} aria-hidden />
          <span>{media.name}</span>
          <small>
            {formatClock(media.durationMs)} · {formatBytes(media.sizeBytes, i18n.language)}
          </small>
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles.detailsPanel!}>
        <dl>
          {media.tracks.map((track, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- tracks have no other name than their place
            <div key={index}>
              <dt>{t(`player.details.${track.kind}`)}</dt>
              <dd>
                {codecName(track.codec)}
                {track.detail !== '' && <span> · {track.detail}</span>}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('player.details.path')}</dt>
            <dd className={styles.path}>{media.path}</dd>
          </div>
        </dl>
        <RecordingPlace key={media.id} talk={talk} media={media} />
        <div className={styles.detailsActions}>
          <Button onPress={onAdd}>{t('player.recordings.add')}</Button>
          <Button onPress={onReplace}>{t('player.details.replace')}</Button>
          <Button variant="ghost" onPress={() => setDetaching(true)}>
            {t('player.details.detach')}
          </Button>
        </div>
      </DisclosurePanel>
      {isDetaching && (
        <DetachDialog talk={talk} media={media} onDetached={onMediaChanged} onClose={() => setDetaching(false)} />
      )}
    </Disclosure>
  );
}

interface DetachDialogProps {
  readonly talk: Talk;
  readonly media: Media;
  readonly onDetached: () => void;
  readonly onClose: () => void;
}

/** Asks before a recording is detached. */
function DetachDialog({ talk, media, onDetached, onClose }: DetachDialogProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [error, setError] = useState<unknown>(null);
  const detach = async (): Promise<void> => {
    try {
      await connection.call('media.detach', { talkId: talk.id, mediaId: media.id });
      onClose();
      onDetached();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal
      title={t('player.detachTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void detach()}>
            {t('player.detach')}
          </Button>
        </>
      }
    >
      <p>{t('player.detachText', { name: media.name })}</p>
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
    </Modal>
  );
}
