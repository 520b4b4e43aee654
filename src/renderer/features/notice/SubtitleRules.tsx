import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useProfileName, useRuleProfiles, useTalkProfile } from '../../host/useRuleProfile.ts';
import { Choice } from '../../ui/Choice.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';

/** No profile of its own. */
const SHARED = 'shared';

/** The rule profile of a talk: its own, or that of its collection or of all. A choice takes effect at once. */
export function SubtitleRules({ talkId }: { readonly talkId: TalkId }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [error, setError] = useState<unknown>(null);
  const nameOf = useProfileName();
  const known = useRuleProfiles();
  const chosen = useTalkProfile(talkId);
  if (known === undefined || chosen === undefined) return null;
  const named = known.profiles.map((profile) => ({ key: `profile ${profile.id}`, text: nameOf(profile) }));
  const ofCollection = chosen.collection?.profileId ?? null;
  const sharedId = ofCollection ?? known.defaultId;
  const shared = known.profiles.find(({ id }) => id === sharedId);
  const name = shared === undefined ? sharedId : nameOf(shared);
  const choose = (key: string): void => {
    const profileId = key === SHARED ? null : key.slice('profile '.length);
    setError(null);
    connection.call('profiles.choose', { talkId, profileId }).catch(setError);
  };
  return (
    <>
      <Choice
        label={t('notice.subtitleRules')}
        isLabelHidden
        options={[
          {
            key: SHARED,
            text: ofCollection === null ? t('notice.usualRules', { name }) : t('notice.collectionRules', { name }),
          },
          ...named,
        ]}
        value={chosen.chosenFor === 'talk' ? `profile ${chosen.profile.id}` : SHARED}
        onChange={choose}
      />
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
    </>
  );
}
