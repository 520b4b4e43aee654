import {
  AudioLines,
  BookA,
  Captions,
  FileText,
  History,
  ListChecks,
  MessageSquare,
  TextSearch,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { NoticePane } from '../features/notice/NoticePane.tsx';
import type { shellStrings } from '../ui/strings/shell.ts';
import { AlignmentSide } from './AlignmentSide.tsx';
import { CommentsSidePanel } from './CommentsSidePanel.tsx';
import { FindSide } from './FindSide.tsx';
import { RevisionsSidePanel } from './RevisionsSidePanel.tsx';
import { GlossarySide } from './GlossarySide.tsx';
import type { SidePanelProps } from './sidePanelProps.ts';
import { ProblemsSide } from './ProblemsSide.tsx';
import { SubtitlesSide } from './SubtitlesSide.tsx';

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
  { id: 'subtitles', icon: Captions, Panel: SubtitlesSide },
  { id: 'find', icon: TextSearch, Panel: FindSide },
  { id: 'alignment', icon: AudioLines, Panel: AlignmentSide },
  { id: 'problems', icon: ListChecks, Panel: ProblemsSide },
  { id: 'comments', icon: MessageSquare, Panel: CommentsSidePanel },
  { id: 'glossary', icon: BookA, Panel: GlossarySide },
  { id: 'revisions', icon: History, Panel: RevisionsSidePanel },
];
