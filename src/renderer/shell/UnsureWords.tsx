import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../contract/schemas.ts';
import type { RecognisedWords } from '../../contract/timedTextSchemas.ts';
import { UnsureHighlight } from '../features/editor/UnsureHighlight.ts';
import { useHost } from '../host/HostContext.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import styles from './shell.module.css';
import type { TalkSession } from './useTalkSession.ts';

/** What the library is asked for, to be asked again when words came. */
export const CONFIDENCES = 'timedTexts.confidences';

const NONE: RecognisedWords = { words: [], confidences: [] };

/** Marks the words that their recogniser was not sure of, and the switch for it; nothing where none has said. */
export function UnsureWords({ talk, session }: { readonly talk: Talk; readonly session: TalkSession }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [isOn, setOn] = useSetting('showsUnsureWords');
  const [below] = useSetting('unsureBelow');
  const { data = NONE } = useQuery({
    queryKey: [CONFIDENCES, talk.id],
    queryFn: () => connection.call('timedTexts.confidences', { talkId: talk.id }),
    staleTime: Infinity,
  });
  const { editor } = session;
  useEffect(() => {
    if (editor === null || !isOn || data.words.length === 0) return undefined;
    const highlight = new UnsureHighlight(editor, data, below);
    return () => highlight.dispose();
  }, [editor, isOn, data, below]);
  const hasAny = data.words.length > 0;
  useCommands({ toggleUnsureWords: hasAny ? () => setOn(!isOn) : undefined });
  if (!hasAny) return null;
  return (
    <ToggleButton className={styles.statusToggle!} isSelected={isOn} onChange={setOn}>
      {t('timedText.unsureWords')}
    </ToggleButton>
  );
}
