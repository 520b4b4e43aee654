import { rulesOfGlossary } from '../../domain/glossary/glossaryEntry.ts';
import { GlossaryPanel } from '../features/glossary/GlossaryPanel.tsx';
import { changeSetting } from '../host/settings.ts';
import { useFind } from './findContext.ts';
import type { SidePanelProps } from './sidePanelProps.ts';

/** The glossary beside a talk; what it would correct is shown as the hits of a search are. */
export function GlossarySide({ talk, session }: SidePanelProps) {
  const find = useFind();
  return (
    <GlossaryPanel
      talk={talk}
      transcript={session.timed?.transcript ?? []}
      onPreview={(entries) => {
        changeSetting('sidePanel', 'find');
        find.preview(rulesOfGlossary(entries));
      }}
    />
  );
}
