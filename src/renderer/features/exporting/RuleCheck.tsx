import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryCheck, ToldViolation } from '../../../contract/checkSchemas.ts';
import type { DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import type { ExportChoice } from '../../host/settings.ts';
import { useProfileName, useRuleProfiles, useTalkProfile } from '../../host/useRuleProfile.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useViolationText } from '../../ui/useViolationText.ts';
import { usePreview } from './usePreview.ts';
import styles from './exporting.module.css';

interface RuleCheckProps {
  readonly talkId: TalkId;
  readonly options: ExportChoice['options'];
  /** One of subtitles. */
  readonly format: DeliveryFormatName;
  /** Closes the dialog, and shows the subtitles that break the rules of the talk. */
  readonly onShowProblems: () => void;
}

/** How many of the subtitles that would be written break the rules of their profile, and on demand which and how. */
export function RuleCheck({ talkId, options, format, onShowProblems }: RuleCheckProps) {
  const { data } = usePreview(talkId, format, options);
  const ofTalk = useTalkProfile(talkId)?.profile;
  if (data === undefined || data.check === null) return null;
  const { check, violations } = data;
  // The subtitles beside the text are those of the talk's own profile.
  const isOfTalk = ofTalk?.id === check.profile;
  return <CheckResult check={check} violations={violations} onShowProblems={isOfTalk ? onShowProblems : null} />;
}

interface CheckResultProps {
  readonly check: DeliveryCheck;
  readonly violations: readonly ToldViolation[];
  /** `null` where they cannot be shown. */
  readonly onShowProblems: (() => void) | null;
}

function CheckResult({ check, violations, onShowProblems }: CheckResultProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const nameOf = useProfileName();
  const asked = useRuleProfiles()?.profiles.find(({ id }) => id === check.profile);
  const { brokenCount, errorCount } = check;
  const profile = asked === undefined ? check.profile : nameOf(asked);
  if (brokenCount === 0) {
    return (
      <p className={styles.kept}>
        <CircleCheck size={14} aria-hidden />
        {t('exporting.check.kept', { profile })}
      </p>
    );
  }
  return (
    <Note tone="warn">
      <p>{t('exporting.check.broken', { count: brokenCount, profile })}</p>
      <div className={styles.checkButtons}>
        <Button variant="ghost" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'exporting.check.hide' : 'exporting.check.show')}
        </Button>
        {onShowProblems !== null && (
          <Button variant="ghost" onPress={onShowProblems}>
            {t('exporting.check.open')}
          </Button>
        )}
      </div>
      {isOpen && <Violations violations={violations} count={errorCount} />}
    </Note>
  );
}

/** The first violations; `count` is how many there are. */
function Violations({ violations, count }: Pick<CheckResultProps, 'violations'> & { readonly count: number }) {
  const { t } = useTranslation();
  const textOf = useViolationText();
  const more = count - violations.length;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else the keyboard could not scroll it
    <ul className={styles.violations} tabIndex={0} aria-label={t('exporting.check.list')}>
      {violations.map((violation) => (
        <li key={`${violation.cueIndex} ${violation.rule}`}>
          <time>{formatClock(violation.startMs)}</time>
          <span>{textOf(violation, violation.unit)}</span>
        </li>
      ))}
      {more > 0 && <li data-more>{t('exporting.check.more', { count: more })}</li>}
    </ul>
  );
}
