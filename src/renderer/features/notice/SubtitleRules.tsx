import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useProfileName, useRuleProfiles, useTalkProfile } from '../../host/useRuleProfile.ts';
import { Choice } from '../../ui/Choice.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';

const DEFAULT = 'default';

/** The rule profile of a talk: its own, or the default of all. A choice takes effect at once. */
export function SubtitleRules({ talkId }: { readonly talkId: TalkId }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [error, setError] = useState<unknown>(null);
  const nameOf = useProfileName();
  const known = useRuleProfiles();
  const chosen = useTalkProfile(talkId);
  if (known === undefined || chosen === undefined) return null;
  const named = known.profiles.map((profile) => ({ key: `profile ${profile.id}`, text: nameOf(profile) }));
  const usual = known.profiles.find(({ id }) => id === known.defaultId);
  const choose = (key: string): void => {
    const profileId = key === DEFAULT ? null : key.slice('profile '.length);
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
            key: DEFAULT,
            text: t('notice.usualRules', { name: usual === undefined ? known.defaultId : nameOf(usual) }),
          },
          ...named,
        ]}
        value={chosen.isChosen ? `profile ${chosen.profile.id}` : DEFAULT}
        onChange={choose}
      />
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
    </>
  );
}
