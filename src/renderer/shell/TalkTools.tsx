import { FileInput, FileOutput } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { TALK_STATES, type Talk } from '../../contract/schemas.ts';
import { useHost } from '../host/HostContext.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { CommandHubContext } from '../ui/commandHub.ts';
import { useShownKeys } from '../ui/shownKeys.ts';
import styles from './shell.module.css';

interface TalkToolsProps {
  readonly talk: Talk;
  readonly onExport: () => void;
}

/** Where the talk stands, and its delivery. */
export function TalkTools({ talk, onExport }: TalkToolsProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  // A stub becomes a talk by work on it, never the other way round.
  const states = TALK_STATES.filter((state) => state !== 'stub' || talk.state === 'stub');
  return (
    <>
      <div className={styles.stateChoice}>
        <Choice
          label={t('shell.state')}
          isLabelHidden
          options={states.map((state) => ({ key: state, text: t(`common.state.${state}`) }))}
          value={talk.state}
          onChange={(state) => {
            // The talk is read again when the library announces the change; a refusal leaves it as it was.
            if (state !== 'stub') connection.call('talks.setState', { talkId: talk.id, state }).catch(() => undefined);
          }}
        />
      </div>
      <IconButton
        icon={FileInput}
        label={t('commands.attachText')}
        keys={shownKey('attachText')}
        onPress={() => void hub.run('attachText')}
      />
      <Button variant="primary" icon={FileOutput} onPress={onExport}>
        {t('shell.exportShort')}
      </Button>
    </>
  );
}
