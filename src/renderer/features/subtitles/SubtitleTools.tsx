import {
  ArrowLeftToLine,
  ArrowRightToLine,
  ChevronFirst,
  ChevronLast,
  ChevronsDownUp,
  PinOff,
  Scissors,
  StepBack,
  StepForward,
  type LucideIcon,
} from 'lucide-react';
import { use } from 'react';
import { Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import { useShownKeys } from '../../ui/shownKeys.ts';
import type { CommandId } from '../../ui/strings/commands.ts';
import styles from './subtitles.module.css';

/** What changes the subtitle at the caret, by what it changes; finer steps have keys alone. */
const TOOLS: readonly (readonly (readonly [id: CommandId, icon: LucideIcon])[])[] = [
  [
    ['splitCue', Scissors],
    ['mergeCue', ChevronsDownUp],
  ],
  [
    ['cueWordBack', ArrowLeftToLine],
    ['cueWordOn', ArrowRightToLine],
  ],
  [
    ['cueStartEarlier', ChevronFirst],
    ['cueStartLater', StepForward],
    ['cueEndEarlier', StepBack],
    ['cueEndLater', ChevronLast],
  ],
  [['releaseCue', PinOff]],
];

/** Buttons for the commands that change the subtitle at the caret. */
export function SubtitleTools({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  return (
    <Toolbar className={styles.tools!} aria-label={t('subtitles.tools')}>
      {TOOLS.map((group) => (
        <div key={group[0]![0]}>
          {group.map(([id, icon]) => (
            <IconButton
              key={id}
              icon={icon}
              label={t(`commands.${id}`)}
              keys={shownKey(id)}
              isDisabled={isDisabled}
              onPress={() => hub.run(id)}
            />
          ))}
        </div>
      ))}
    </Toolbar>
  );
}
