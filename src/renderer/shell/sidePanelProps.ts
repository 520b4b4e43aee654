import type { Talk } from '../../contract/schemas.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import type { TalkSession } from './useTalkSession.ts';

/** What a panel beside the text may use. */
export interface SidePanelProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  /** The talk is to be read again. */
  readonly onChanged: () => void;
}
