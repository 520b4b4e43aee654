import type { Talk } from '../../contract/schemas.ts';
import type { CueLimits } from '../../domain/segmentation/cueLimits.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { subtitleEdits } from './subtitleEdits.ts';
import type { TalkSession } from './useTalkSession.ts';

/** The commands that show subtitles and hide them, beside the text and over the picture, and those that change one. */
export function useSubtitleCommands(
  { media }: Talk,
  { editor }: TalkSession,
  { captions, limits }: { readonly captions: readonly DerivedCue[]; readonly limits: CueLimits },
): void {
  const [open, setOpen] = useSetting('sidePanel');
  const [showsCaptions, setShowsCaptions] = useSetting('showsCaptions');
  useCommands({
    ...subtitleEdits(editor, captions, limits),
    toggleSubtitles() {
      if (open !== 'subtitles') return setOpen('subtitles');
      setOpen(null);
      editor?.focus();
    },
    toggleCaptions: () => (media === null ? remark('noRecording') : setShowsCaptions(!showsCaptions)),
  });
}
