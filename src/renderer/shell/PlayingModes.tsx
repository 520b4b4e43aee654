import { ArrowRightLeft, Hourglass, LocateFixed, type LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../host/settings.ts';
import { useShownKeys } from '../ui/shownKeys.ts';
import type { CommandId } from '../ui/strings/commands.ts';
import { useValue } from '../ui/valueStore.ts';
import { WithTooltip } from '../ui/WithTooltip.tsx';
import styles from './shell.module.css';
import type { TalkSession } from './useTalkSession.ts';

/** How sound and text go together at the moment, seen and changed at a glance. */
export function PlayingModes({ session }: { readonly session: TalkSession }) {
  const { t } = useTranslation();
  const { following, pauseWhileTyping } = session.sound;
  const { isOn: isFollowing } = useValue(following);
  const isWaiting = useValue(pauseWhileTyping.isWaiting);
  const [transcribes, setTranscribes] = useSetting('transcribesWithTab');
  const [pauses, setPauses] = useSetting('pausesWhileTyping');
  return (
    <div className={styles.modes}>
      <Mode
        icon={LocateFixed}
        id="followSound"
        text={t('shell.modes.follow')}
        isSelected={isFollowing}
        onChange={(isOn) => following.set({ isOn })}
      />
      <Mode
        icon={Hourglass}
        id="pauseWhileTyping"
        text={isWaiting ? t('shell.modes.waiting') : t('shell.modes.pause')}
        isSelected={pauses}
        onChange={setPauses}
      />
      <Mode
        icon={ArrowRightLeft}
        id="transcriptionMode"
        text={t('shell.modes.tab')}
        isSelected={transcribes}
        onChange={setTranscribes}
      />
    </div>
  );
}

interface ModeProps {
  readonly icon: LucideIcon;
  /** The command that does the same. */
  readonly id: CommandId;
  readonly text: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

function Mode({ icon: Icon, id, text, ...rest }: ModeProps) {
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  return (
    <WithTooltip text={t(`commands.${id}`)} keys={shownKey(id)}>
      <ToggleButton className={styles.mode!} {...rest}>
        <Icon size={13} aria-hidden />
        <span>{text}</span>
      </ToggleButton>
    </WithTooltip>
  );
}
