import { RevisionsPanel } from '../features/revisions/RevisionsPanel.tsx';
import type { SidePanelProps } from './sidePanelProps.ts';

/** The revisions of the open talk. */
export function RevisionsSidePanel({ talk, session }: SidePanelProps) {
  return <RevisionsPanel talkId={talk.id} current={session.timed?.transcript ?? null} />;
}
