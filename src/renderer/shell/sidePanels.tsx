import { FileText, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import { NoticePane } from '../features/notice/NoticePane.tsx';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import type { shellStrings } from '../ui/strings/shell.ts';
import type { TalkSession } from './useTalkSession.ts';

/** What a panel beside the text may use. */
export interface SidePanelProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  /** The talk is to be read again. */
  readonly onChanged: () => void;
}

type SidePanelId = keyof (typeof shellStrings)['fr']['panels'];

interface SidePanelEntry {
  readonly id: SidePanelId;
  readonly icon: LucideIcon;
  readonly Panel: ComponentType<SidePanelProps>;
}

/**
 * The panels beside the text, in the order of their icons.
 *
 * How to add one: 1. its name in `panels` of `ui/strings/shell.ts`; 2. its line here. The setting `sidePanel` opens it,
 * from a command for example. A panel that was opened stays mounted while its talk is open.
 */
export const SIDE_PANELS: readonly SidePanelEntry[] = [
  {
    id: 'notice',
    icon: FileText,
    Panel: ({ talk, onChanged }) => <NoticePane talk={talk} onSaved={onChanged} />,
  },
];
