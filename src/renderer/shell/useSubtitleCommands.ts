import type { Talk } from '../../contract/schemas.ts';
import { DEFAULT_PROFILE } from '../../domain/profiles/builtInProfiles.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { subtitleEdits } from './subtitleEdits.ts';
import type { TalkSession } from './useTalkSession.ts';

/** The commands that show subtitles and hide them, beside the text and over the picture, and those that change one. */
export function useSubtitleCommands({ media }: Talk, { editor }: TalkSession, captions: readonly DerivedCue[]): void {
  const [open, setOpen] = useSetting('sidePanel');
  const [showsCaptions, setShowsCaptions] = useSetting('showsCaptions');
  useCommands({
    ...subtitleEdits(editor, captions, DEFAULT_PROFILE.limits),
    toggleSubtitles() {
      if (open !== 'subtitles') return setOpen('subtitles');
      setOpen(null);
      editor?.focus();
    },
    toggleCaptions: () => (media === null ? remark('noRecording') : setShowsCaptions(!showsCaptions)),
  });
}
