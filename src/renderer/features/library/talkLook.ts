import {
  CheckCheck,
  Circle,
  CircleCheck,
  FileMinus,
  FileX,
  IdCard,
  PencilLine,
  UserRoundSearch,
  VideoOff,
  type LucideIcon,
} from 'lucide-react';
import type { TalkProblem, TalkState } from '../../../contract/schemas.ts';

interface StateLook {
  readonly icon: LucideIcon;
  readonly tone: 'neutral' | 'accent' | 'good';
}

/** The sign of a state, the same in the filters and in the list. */
export const STATE_LOOKS: Readonly<Record<TalkState, StateLook>> = {
  stub: { icon: IdCard, tone: 'neutral' },
  toCorrect: { icon: Circle, tone: 'neutral' },
  correcting: { icon: PencilLine, tone: 'accent' },
  corrected: { icon: CircleCheck, tone: 'good' },
  delivered: { icon: CheckCheck, tone: 'good' },
};

/** The sign of a problem. */
export const PROBLEM_ICONS: Readonly<Record<TalkProblem, LucideIcon>> = {
  transcriptMissing: FileX,
  transcriptIncomplete: FileMinus,
  speakerUnconfirmed: UserRoundSearch,
  mediaLost: VideoOff,
};
