import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import { DEFAULT_PROFILE } from '../../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting } from '../../host/settings.ts';
import { useProfileName, useRuleProfiles, useTalkProfile } from '../../host/useRuleProfile.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { JsonFileInput } from '../../ui/JsonFileInput.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { useDropTarget } from '../../ui/useDropTarget.ts';
import { FileNote } from './FileNote.tsx';
import { besides } from './profileCopies.ts';
import { ProfileList } from './ProfileList.tsx';
import type { ProfilePlace } from './ProfilePlaces.tsx';
import styles from './profiles.module.css';
import { ProfileSheet } from './ProfileSheet.tsx';
import { RemoveQuestion } from './RemoveQuestion.tsx';
import { useProfileFile } from './useProfileFile.ts';

interface ProfilesDialogProps {
  /** The open talk; `null` where none is. */
  readonly talkId: TalkId | null;
  readonly onClose: () => void;
}

/** The rule profiles: read, copied, changed, brought in and out as files, and chosen for talks. */
export function ProfilesDialog({ talkId, onClose }: ProfilesDialogProps) {
  const { t } = useTranslation();
  const known = useRuleProfiles();
  return (
    <Modal title={t('profiles.title')} isOpen onClose={onClose} width={1_040}>
      {known !== undefined && talkId === null && <Profiles known={known} talkId={null} ofTalk={undefined} />}
      {known !== undefined && talkId !== null && <ProfilesOfTalk known={known} talkId={talkId} />}
    </Modal>
  );
}

interface ProfilesOfTalkProps {
  readonly known: Reply<'profiles.list'>;
  readonly talkId: TalkId;
}

function ProfilesOfTalk({ known, talkId }: ProfilesOfTalkProps) {
  const ofTalk = useTalkProfile(talkId);
  return ofTalk === undefined ? null : <Profiles known={known} talkId={talkId} ofTalk={ofTalk} />;
}

interface ProfilesProps {
  readonly known: Reply<'profiles.list'>;
  readonly talkId: TalkId | null;
  readonly ofTalk: Reply<'profiles.ofTalk'> | undefined;
}

function Profiles({ known: { profiles, defaultId }, talkId, ofTalk }: ProfilesProps) {
  const { t } = useTranslation();
  const nameOf = useProfileName();
  const input = useRef<HTMLInputElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const [selectedId, select] = useState(ofTalk?.profile.id ?? defaultId);
  // A copy is named first: the button that had the focus is gone with the sheet of the other.
  const [copiedId, setCopiedId] = useState<string | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const { failure, put, remove, choose } = useProfileChanges(talkId, ofTalk);
  const usual = profiles.find(({ id }) => id === defaultId) ?? profiles[0]!;
  const selected = profiles.find(({ id }) => id === selectedId) ?? usual;
  const file = useProfileFile(profiles, async (profile) => {
    const isKept = await put(profile);
    if (isKept) select(profile.id);
    return isKept;
  });
  const drop = useDropTarget(({ files }) => file.read(files));
  const copyName = (language: 'fr' | 'en'): string =>
    t('profiles.copyName', { name: selected.names[language], lng: language });
  const copy = async (): Promise<void> => {
    const next = besides({ ...selected, names: { fr: copyName('fr'), en: copyName('en') } }, profiles);
    if (!(await put(next))) return;
    setCopiedId(next.id);
    select(next.id);
  };
  const removeSelected = async (): Promise<void> => {
    setRemoving(false);
    if (!(await remove(selected.id))) return;
    const next = selected.id === defaultId ? DEFAULT_PROFILE.id : defaultId;
    select(next);
    // The button that had the focus goes with the profile.
    side.current?.querySelector<HTMLElement>(`[role=option][data-key="${next}"]`)?.focus();
  };
  return (
    <div className={styles.dialog} data-over={drop.isOver || undefined} {...drop.handlers}>
      <div ref={side} className={styles.side}>
        <ProfileList
          profiles={profiles}
          defaultId={defaultId}
          ofTalk={ofTalk}
          selectedId={selected.id}
          onSelect={(id) => {
            file.settle();
            setCopiedId(null);
            select(id);
          }}
        />
        <Button icon={Upload} onPress={() => input.current?.click()}>
          {t('profiles.import')}
        </Button>
        <JsonFileInput ref={input} label={t('profiles.importFile')} onFiles={file.read} />
      </div>
      <div className={styles.main}>
        {ofTalk !== undefined && (
          <p className={styles.quiet}>{t(`profiles.follows.${ofTalk.chosenFor}`, { name: nameOf(ofTalk.profile) })}</p>
        )}
        <FileNote file={file} />
        {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
        <ProfileSheet
          key={selected.id}
          profile={selected}
          takesFocus={copiedId === selected.id}
          defaultId={defaultId}
          ofTalk={ofTalk}
          onStore={(profile) => void put(profile)}
          onChoose={(place, isChosen) => void choose(place, isChosen ? selected.id : null)}
          onCopy={() => void copy()}
          onRemove={() => setRemoving(true)}
        />
      </div>
      {isRemoving && (
        <RemoveQuestion
          profile={selected}
          usual={usual}
          onClose={() => setRemoving(false)}
          onRemove={() => void removeSelected()}
        />
      )}
    </div>
  );
}

/** Changes profiles and what they are chosen for; each says whether the library took it. */
function useProfileChanges(talkId: TalkId | null, ofTalk: ProfilesProps['ofTalk']) {
  const { connection } = useHost();
  const [failure, setFailure] = useState<unknown>(null);
  const [, setDefault] = useSetting('ruleProfile');
  const told = async (change: Promise<unknown>): Promise<boolean> => {
    setFailure(null);
    try {
      await change;
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    }
  };
  return {
    failure,
    put: (profile: RuleProfile) => told(connection.call('profiles.put', { profile })),
    remove: (profileId: string) => told(connection.call('profiles.remove', { profileId })),
    async choose(place: ProfilePlace, profileId: string | null): Promise<void> {
      if (place === 'default' && profileId !== null) setDefault(profileId);
      if (place === 'talk' && talkId !== null) await told(connection.call('profiles.choose', { talkId, profileId }));
      const collection = ofTalk?.collection?.name;
      if (place === 'collection' && collection !== undefined)
        await told(connection.call('profiles.chooseForCollection', { collection, profileId }));
    },
  };
}
