import { useTranslation } from 'react-i18next';
import type { TimedTextSummary } from '../../../contract/timedTextSchemas.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Note } from '../../ui/Note.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { fileShiftText, matchedShare, type TakingChoice } from './takingChoice.ts';
import styles from './timedText.module.css';

interface TakingChoicesProps {
  readonly summary: TimedTextSummary;
  /** How many words the present text has. */
  readonly wordCount: number;
  readonly choice: TakingChoice;
  readonly onChange: (choice: TakingChoice) => void;
}

/** What to take of a timed text, and what becomes of the present one. */
export function TakingChoices({ summary, wordCount, choice, onChange }: TakingChoicesProps) {
  return (
    <>
      {summary.shift !== null && (
        <ShiftOffer
          shift={summary.shift}
          isSelected={choice.isShifted}
          onChange={(isShifted) => onChange({ ...choice, isShifted })}
        />
      )}
      {wordCount > 0 && (
        <WhatToTake summary={summary} value={choice.takes} onChange={(takes) => onChange({ ...choice, takes })} />
      )}
      {wordCount > 0 && choice.takes === 'text' && <ReplacesNote wordCount={wordCount} />}
      {choice.takes === 'times' && summary.timesOnly !== null && <TimesNote counts={summary.timesOnly} />}
    </>
  );
}

interface WhatToTakeProps {
  readonly summary: TimedTextSummary;
  readonly value: TakingChoice['takes'];
  readonly onChange: (takes: TakingChoice['takes']) => void;
}

function WhatToTake({ summary, value, onChange }: WhatToTakeProps) {
  const { t } = useTranslation();
  const percent = Math.round(100 * matchedShare(summary));
  const isAlike = (summary.timesOnly?.matchedCount ?? 0) > 0;
  const cards = [
    {
      key: 'times',
      name: t('timedText.timesOnly'),
      hint: isAlike ? t('timedText.matched', { percent }) : t('timedText.noneMatched'),
      isDisabled: !isAlike,
    },
    { key: 'text', name: t('timedText.replace'), hint: t('editor.words', { count: summary.wordCount }) },
  ] as const;
  return <RadioCards label={t('timedText.whatToTake')} cards={cards} value={value} onChange={onChange} />;
}

/** What becomes of the present text, with the key that brings it back: a button named Cancel is next to it. */
function ReplacesNote({ wordCount }: { readonly wordCount: number }) {
  const { t } = useTranslation();
  const undoKey = useShownKeys()('undo') ?? t('commands.undo');
  return <Note tone="warn">{t('timedText.replaces', { count: wordCount, undoKey })}</Note>;
}

function TimesNote({ counts }: { readonly counts: NonNullable<TimedTextSummary['timesOnly']> }) {
  const { t } = useTranslation();
  const undoKey = useShownKeys()('undo') ?? t('commands.undo');
  const parts = [
    t('timedText.timesMatched', { count: counts.matchedCount }),
    ...(counts.estimatedCount === 0 ? [] : [t('timedText.timesShared', { count: counts.estimatedCount })]),
    ...(counts.keptCount === 0 ? [] : [t('timedText.timesKept', { count: counts.keptCount })]),
  ];
  return (
    <Note tone="info">
      {parts.join(t('timedText.timesJoin'))}. {t('timedText.textStays', { undoKey })}
    </Note>
  );
}

interface ShiftOfferProps {
  readonly shift: NonNullable<TimedTextSummary['shift']>;
  readonly isSelected: boolean;
  readonly onChange: (isShifted: boolean) => void;
}

/** Says that the file is of another cut, and offers to shift its times. */
function ShiftOffer({ shift, isSelected, onChange }: ShiftOfferProps) {
  const { t, i18n } = useTranslation();
  const { scale, isSure, basis } = shift;
  const { offset, drift } = fileShiftText(shift, i18n.language);
  return (
    <Note tone={isSure ? 'info' : 'warn'}>
      <div className={styles.shift}>
        {t(scale === 1 ? 'timedText.shift' : 'timedText.shiftWithDrift', {
          offset,
          drift,
          basis: t(`timedText.shiftBasis.${basis}`),
        })}
        <Checkbox isSelected={isSelected} onChange={onChange}>
          {t('timedText.correctShift')}
        </Checkbox>
      </div>
    </Note>
  );
}
