import type { Talk } from '../../contract/schemas.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import type { TalkSession } from './useTalkSession.ts';

/** What a panel beside the text may use. */
export interface SidePanelProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  /** The subtitles of the text, some frames after it changed. */
  readonly captions: readonly DerivedCue[];
  /** What they are derived by, and checked for. */
  readonly profile: RuleProfile;
  /** Without the library the text is only read. */
  readonly isConnected: boolean;
  /** The talk is to be read again. */
  readonly onChanged: () => void;
}
