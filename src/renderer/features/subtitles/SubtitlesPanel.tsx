import {
  Captions,
  ChevronDown,
  ChevronUp,
  CircleCheck,
  ListChecks,
  SlidersHorizontal,
  TriangleAlert,
} from 'lucide-react';
import { use, useMemo, type RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { useProfileName } from '../../host/useRuleProfile.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import { Note } from '../../ui/Note.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { useValue } from '../../ui/valueStore.ts';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import { onlyProblems } from './onlyProblems.ts';
import { SubtitleList, type SubtitleListProps } from './SubtitleList.tsx';
import { SubtitleTools } from './SubtitleTools.tsx';
import type { SubtitleRow } from './subtitleRows.ts';
import styles from './subtitles.module.css';

interface SubtitlesPanelProps extends Omit<SubtitleListProps, 'listRef'> {
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly isEditable: boolean;
  /** Whether nothing is spoken yet: what is not derived yet is another matter. */
  readonly isTextEmpty: boolean;
  /** Whether nothing of the text has a known time yet: all times are guessed from its length. */
  readonly isUntimed: boolean;
  /** Asks for the text to be aligned with the sound; `null` where there is no sound. */
  readonly onAlign: (() => void) | null;
  /** Goes to the next row with a broken limit, or the one before. */
  readonly onStep: (direction: -1 | 1) => void;
}

/** The text as subtitles: each with its times and its measures, and what of them breaks a limit. */
export function SubtitlesPanel({
  isTextEmpty,
  isEditable,
  isUntimed,
  onAlign,
  onStep,
  rows,
  ...list
}: SubtitlesPanelProps) {
  const { t } = useTranslation();
  const isFiltered = useValue(onlyProblems);
  const broken = useMemo(() => rows.filter(({ isBroken }) => isBroken), [rows]);
  const shown = isFiltered ? broken : rows;
  return (
    <div className={styles.panel}>
      <PanelHead rows={rows} broken={broken} isFiltered={isFiltered} onFilter={onlyProblems.set} onStep={onStep} />
      {isUntimed && rows.length > 0 && <Untimed onAlign={onAlign} />}
      {rows.length === 0 && isTextEmpty && <NoText />}
      {rows.length > 0 && shown.length === 0 && (
        <div className={styles.empty} data-tone="good">
          <CircleCheck size={26} strokeWidth={1.5} aria-hidden />
          <strong>{t('subtitles.noProblems')}</strong>
          <Button onPress={() => onlyProblems.set(false)}>{t('subtitles.showAll')}</Button>
        </div>
      )}
      {shown.length > 0 && <SubtitleList {...list} rows={shown} />}
      {rows.length > 0 && <SubtitleTools isDisabled={!isEditable || list.caret < 0} />}
      {rows.length > 0 && (
        <footer className={styles.foot}>
          <Limits profile={list.profile} />
          <FixAll isDisabled={!isEditable} />
        </footer>
      )}
    </div>
  );
}

/** Says that all times are guessed, and offers better ones. */
function Untimed({ onAlign }: Pick<SubtitlesPanelProps, 'onAlign'>) {
  const { t } = useTranslation();
  return (
    <div className={styles.note}>
      <Note tone="info">
        <p>{t('subtitles.untimed')}</p>
        {onAlign !== null && (
          <Button variant="ghost" onPress={onAlign}>
            {t('subtitles.align')}
          </Button>
        )}
      </Note>
    </div>
  );
}

function NoText() {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <Captions size={26} strokeWidth={1.5} aria-hidden />
      <strong>{t('subtitles.none')}</strong>
      <p>{t('subtitles.noneText')}</p>
    </div>
  );
}

interface PanelHeadProps extends Pick<SubtitlesPanelProps, 'rows' | 'onStep'> {
  readonly broken: readonly SubtitleRow[];
  readonly isFiltered: boolean;
  readonly onFilter: (isFiltered: boolean) => void;
}

function PanelHead({ rows, broken, isFiltered, onFilter, onStep }: PanelHeadProps) {
  const { t } = useTranslation();
  const shownKey = useShownKeys();
  const hasNone = broken.length === 0;
  return (
    <header className={styles.head}>
      <h2>{rows.length === 0 ? t('subtitles.title') : t('subtitles.count', { count: rows.length })}</h2>
      <WithTooltip text={t('subtitles.onlyProblems')}>
        <ToggleButton
          className={styles.filter!}
          aria-label={`${t('subtitles.problems', { count: broken.length })}, ${t('subtitles.onlyProblems')}`}
          data-has={!hasNone || undefined}
          isSelected={isFiltered}
          isDisabled={hasNone && !isFiltered}
          onChange={onFilter}
        >
          {hasNone ? <CircleCheck size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
          {t('subtitles.problems', { count: broken.length })}
        </ToggleButton>
      </WithTooltip>
      <IconButton
        icon={ChevronUp}
        label={t('subtitles.previous')}
        keys={shownKey('previousProblem')}
        isDisabled={hasNone}
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('subtitles.next')}
        keys={shownKey('nextProblem')}
        isDisabled={hasNone}
        onPress={() => onStep(1)}
      />
    </header>
  );
}

/** Asks what of the subtitles can be fixed. */
function FixAll({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  return (
    <WithTooltip text={t('commands.fixCues')} keys={shownKey('fixCues')}>
      <Button variant="ghost" icon={ListChecks} isDisabled={isDisabled} onPress={() => hub.run('fixCues')}>
        {t('subtitles.fixes.all')}
      </Button>
    </WithTooltip>
  );
}

/** What the subtitles are checked by, and the way to other rules. */
function Limits({ profile }: { readonly profile: RuleProfile }) {
  const { t, i18n } = useTranslation();
  const nameOf = useProfileName();
  const hub = use(CommandHubContext);
  const shownKey = useShownKeys();
  const { limits } = profile;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
  const text = t('subtitles.limits', {
    profile: nameOf(profile),
    chars: number.format(limits.charsPerLine),
    lines: number.format(limits.lineCount),
    speed: number.format(limits.charsPerSecond),
    least: number.format(limits.minDurationMs / 1_000),
    most: number.format(limits.maxDurationMs / 1_000),
    gap: number.format(limits.gapMs),
  });
  return (
    <>
      <p title={text}>{text}</p>
      <IconButton
        icon={SlidersHorizontal}
        iconSize={14}
        label={t('commands.showProfiles')}
        keys={shownKey('showProfiles')}
        onPress={() => hub.run('showProfiles')}
      />
    </>
  );
}
