import { Plus, UsersRound } from 'lucide-react';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import { Modal } from '../../ui/Modal.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import type { NoticeEdits } from './noticeEdits.ts';
import { Section } from './Section.tsx';
import { SpeakerCard, type SpeakerAction } from './SpeakerCard.tsx';
import { editedSpeaker, fullName, movedSpeaker, newSpeaker } from './speakerEdits.ts';
import styles from './notice.module.css';

interface SpeakersSectionProps {
  readonly speakers: readonly Speaker[];
  readonly abstract: string | null;
  readonly edits: NoticeEdits;
}

/** Who speaks, in the order of the notice. */
export function SpeakersSection({ speakers, abstract, edits }: SpeakersSectionProps) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<Speaker | null>(null);
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  const [removed, setRemoved] = useState<Speaker | null>(null);
  const listed = added === null ? speakers : [...speakers, added];
  const edit = (speaker: Speaker, change: Partial<Speaker>): void => {
    const edited = editedSpeaker(speaker, change);
    if (speaker !== added) {
      edits.edit((shown) => ({ speakers: withEdit(shown.speakers, speaker, change) }));
    } else if (fullName(edited) === '') {
      // Without a name there is nobody to keep yet.
      setAdded(edited);
    } else {
      setAdded(null);
      edits.edit((shown) => ({ speakers: [...shown.speakers, edited] }));
    }
  };
  const act = (speaker: Speaker, action: SpeakerAction): void => {
    if (action === 'remove') return speaker === added ? setAdded(null) : setRemoved(speaker);
    edits.edit((shown) => ({ speakers: movedSpeaker(shown.speakers, speaker.id, action === 'up' ? -1 : 1) }));
  };
  return (
    <Section
      title={t('notice.speakers')}
      aside={
        <span className={styles.asideButtons}>
          <IconButton
            icon={UsersRound}
            label={t('commands.showPeople')}
            keys={shownKey('showPeople')}
            onPress={() => hub.run('showPeople')}
          />
          <IconButton
            icon={Plus}
            label={t('notice.addSpeaker')}
            isDisabled={added !== null}
            onPress={() => setAdded(newSpeaker())}
          />
        </span>
      }
    >
      <div className={styles.cards}>
        {listed.map((speaker, index) => (
          <SpeakerCard
            key={speaker.id}
            speaker={speaker}
            abstract={abstract}
            isFirst={index === 0 || speaker === added}
            isLast={index >= speakers.length - 1}
            isNew={speaker === added}
            onEdit={(change) => edit(speaker, change)}
            onAction={(action) => act(speaker, action)}
          />
        ))}
        {listed.length === 0 && <p className={styles.none}>{t('notice.noSpeakers')}</p>}
      </div>
      {removed !== null && (
        <RemoveDialog
          speaker={removed}
          onRemove={() => edits.edit((shown) => ({ speakers: shown.speakers.filter(({ id }) => id !== removed.id) }))}
          onClose={() => setRemoved(null)}
        />
      )}
    </Section>
  );
}

function withEdit(speakers: readonly Speaker[], { id }: Speaker, change: Partial<Speaker>): Speaker[] {
  return speakers.map((speaker) => (speaker.id === id ? editedSpeaker(speaker, change) : speaker));
}

interface RemoveDialogProps {
  readonly speaker: Speaker;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

function RemoveDialog({ speaker, onRemove, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const remove = (): void => {
    onRemove();
    onClose();
  };
  return (
    <Modal
      title={t('notice.removeTitle', { name: fullName(speaker) })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={remove}>
            {t('common.remove')}
          </Button>
        </>
      }
    >
      <p>{t('notice.removeText')}</p>
    </Modal>
  );
}
