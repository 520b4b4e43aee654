import type { Talk } from '../../contract/schemas.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import type { TalkSession } from './useTalkSession.ts';

/** The commands that show subtitles and hide them: beside the text, and over the picture. */
export function useSubtitleCommands({ media }: Talk, { editor }: TalkSession): void {
  const [open, setOpen] = useSetting('sidePanel');
  const [showsCaptions, setShowsCaptions] = useSetting('showsCaptions');
  useCommands({
    toggleSubtitles() {
      if (open !== 'subtitles') return setOpen('subtitles');
      setOpen(null);
      editor?.focus();
    },
    toggleCaptions: () => (media === null ? remark('noRecording') : setShowsCaptions(!showsCaptions)),
  });
}
