import { Captions } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import { hasNoTimes } from '../../domain/transcript/timedTranscript.ts';
import { wantsProblem } from '../features/subtitles/onlyProblems.ts';
import { countBrokenInSteps, type CueSource } from '../features/subtitles/subtitleRows.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { useValue, type ValueStore } from '../ui/valueStore.ts';
import { inSlices } from './inSlices.ts';
import styles from './shell.module.css';

/** The subtitles of the open text, with the text they were derived from. */
export interface ShownSubtitles extends CueSource {
  readonly captions: readonly DerivedCue[];
  readonly profile: RuleProfile;
}

/**
 * How many subtitles break a rule, in the status bar: it opens them and goes to the next one from the caret, as its command
 * does. Times that are all guessed break none.
 */
export function SubtitleProblemsCount({ shown }: { readonly shown: ValueStore<ShownSubtitles | null> }) {
  const { t } = useTranslation();
  const [panel, setPanel] = useSetting('sidePanel');
  const count = useBrokenCount(useValue(shown));
  const go = (): void => {
    setPanel('subtitles');
    // Its command is not asked for: a comparison over the text has that for its differences.
    wantsProblem.set(panel === 'subtitles' ? 'next' : 'here');
  };
  useCommands({
    showSubtitleProblems: () => {
      if (count === null) setPanel('subtitles');
      else if (count === 0) remark('noProblems');
      else go();
    },
  });
  if (count === null || count === 0) return null;
  return (
    <Button className={styles.problemsCount!} onPress={go}>
      <Captions size={14} aria-hidden />
      {t('subtitles.problemsOfAll', { count })}
    </Button>
  );
}

/**
 * `null` while nothing was checked. The last count stays until there is another one: it would go and come with each key.
 */
function useBrokenCount(shown: ShownSubtitles | null): number | null {
  const [count, setCount] = useState<number | null>(null);
  const isTimed = shown !== null && shown.timed !== null && !hasNoTimes(shown.timed.transcript);
  useEffect(() => {
    if (shown === null || !isTimed) return undefined;
    return inSlices(countBrokenInSteps(shown.captions, shown.profile, shown), setCount);
  }, [shown, isTimed]);
  return isTimed ? count : null;
}
