import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useRuleProfiles, useTalkProfile } from '../../host/useRuleProfile.ts';
import { Choice } from '../../ui/Choice.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';

const DEFAULT = 'default';

/** The rule profile of a talk: its own, or the default of all. A choice takes effect at once. */
export function SubtitleRules({ talkId }: { readonly talkId: TalkId }) {
  const { t, i18n } = useTranslation();
  const { connection } = useHost();
  const [error, setError] = useState<unknown>(null);
  const known = useRuleProfiles();
  const chosen = useTalkProfile(talkId);
  if (known === undefined || chosen === undefined) return null;
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  const named = known.profiles.map(({ id, names }) => ({ key: `profile ${id}`, text: names[language] }));
  const usual = known.profiles.find(({ id }) => id === known.defaultId)?.names[language] ?? known.defaultId;
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
        options={[{ key: DEFAULT, text: t('notice.usualRules', { name: usual }) }, ...named]}
        value={chosen.isChosen ? `profile ${chosen.profile.id}` : DEFAULT}
        onChange={choose}
      />
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
    </>
  );
}
