import type { Talk } from '../../contract/schemas.ts';
import { rulesOfGlossary } from '../../domain/glossary/glossaryEntry.ts';
import { GlossaryPanel } from '../features/glossary/GlossaryPanel.tsx';
import { changeSetting } from '../host/settings.ts';
import { useFind } from './findContext.ts';

/** The glossary beside a talk; what it would correct is shown as the hits of a search are. */
export function GlossarySide({ talk }: { readonly talk: Talk }) {
  const find = useFind();
  return (
    <GlossaryPanel
      talk={talk}
      onPreview={(entries) => {
        changeSetting('sidePanel', 'find');
        find.preview(rulesOfGlossary(entries));
      }}
    />
  );
}
