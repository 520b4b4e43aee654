import type { Talk } from '../../contract/schemas.ts';
import type { CueLimits } from '../../domain/segmentation/cueLimits.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { subtitleEdits } from './subtitleEdits.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import type { TalkSession } from './useTalkSession.ts';

/** The commands that show subtitles and hide them, beside the text and over the picture, and those that change one. */
export function useSubtitleCommands(talk: Talk, { editor }: TalkSession, limits: CueLimits): void {
  const [open, setOpen] = useSetting('sidePanel');
  const [showsCaptions, setShowsCaptions] = useSetting('showsCaptions');
  useCommands({
    ...subtitleEdits(editor, limits, durationOf(talk)),
    toggleSubtitles() {
      if (open !== 'subtitles') return setOpen('subtitles');
      setOpen(null);
      editor?.focus();
    },
    toggleCaptions: () => (talk.media === null ? remark('noRecording') : setShowsCaptions(!showsCaptions)),
  });
}
