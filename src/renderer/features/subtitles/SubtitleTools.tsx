import {
  ChevronLeft,
  ChevronRight,
  ChevronsDownUp,
  CornerLeftUp,
  CornerRightDown,
  PinOff,
  Scissors,
  Wrench,
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

interface ToolGroup {
  /** What its buttons move, where their icons cannot say it. */
  readonly label: 'start' | 'end' | null;
  readonly tools: readonly (readonly [id: CommandId, icon: LucideIcon])[];
}

/** What changes the subtitle at the caret, by what it changes; finer steps have keys alone. */
const GROUPS: readonly ToolGroup[] = [
  {
    label: null,
    tools: [
      ['splitCue', Scissors],
      ['mergeCue', ChevronsDownUp],
      ['cueWordBack', CornerLeftUp],
      ['cueWordOn', CornerRightDown],
    ],
  },
  {
    label: 'start',
    tools: [
      ['cueStartEarlier', ChevronLeft],
      ['cueStartLater', ChevronRight],
    ],
  },
  {
    label: 'end',
    tools: [
      ['cueEndEarlier', ChevronLeft],
      ['cueEndLater', ChevronRight],
    ],
  },
  {
    label: null,
    tools: [
      ['releaseCue', PinOff],
      ['fixCue', Wrench],
    ],
  },
];

/** Buttons for the commands that change the subtitle at the caret. */
export function SubtitleTools({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  return (
    <Toolbar className={styles.tools!} aria-label={t('subtitles.tools')}>
      {GROUPS.map(({ label, tools }) => (
        <div key={tools[0]![0]}>
          {label !== null && <span aria-hidden>{t(`subtitles.edges.${label}`)}</span>}
          {tools.map(([id, icon]) => (
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
