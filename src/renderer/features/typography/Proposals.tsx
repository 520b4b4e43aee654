import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TYPOGRAPHY_RULES, type TypographyRuleId } from '../../../domain/typography/typographyRules.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Blank } from './ChangedText.tsx';
import { ChangeList } from './ChangeList.tsx';
import { changeKey, type ProposedChange } from './CorrectedText.ts';
import styles from './typography.module.css';

interface ProposalsProps {
  readonly changes: readonly ProposedChange[];
  /** From 0 to 1 while the text is read; `null` when everything is there. */
  readonly progress: number | null;
  readonly unticked: ReadonlySet<string>;
  readonly onTick: (changes: readonly ProposedChange[], isTicked: boolean) => void;
}

/** What would be changed, by rule, with all of it to be ticked at once. */
export function Proposals({ changes, progress, unticked, onTick }: ProposalsProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<TypographyRuleId | 'all'>('all');
  const rules = useMemo(() => new Set(changes.map(({ rule }) => rule)), [changes]);
  // A rule that has nothing left to show is no filter any more.
  const only = filter !== 'all' && rules.has(filter) ? filter : 'all';
  const listed = useMemo(
    () => (only === 'all' ? changes : changes.filter(({ rule }) => rule === only)),
    [changes, only],
  );
  if (progress !== null) {
    return <output className={styles.empty}>{t('typography.looking', { percent: Math.round(progress * 100) })}</output>;
  }
  if (changes.length === 0) return <p className={styles.empty}>{t('typography.nothing')}</p>;
  const hasAll = listed.every((change) => !unticked.has(changeKey(change)));
  const options = TYPOGRAPHY_RULES.filter(({ id }) => rules.has(id)).map(({ id }) => ({
    key: id,
    text: t(`typography.rule.${id}.name`),
  }));
  return (
    <>
      <div className={styles.listHead}>
        <Choice
          label={t('typography.filter')}
          isLabelHidden
          options={[{ key: 'all' as const, text: t('typography.allRules') }, ...options]}
          value={only}
          onChange={setFilter}
        />
        <Button onPress={() => onTick(listed, !hasAll)}>
          {hasAll ? t('typography.chooseNone') : t('typography.chooseAll')}
        </Button>
        <span className={styles.legend}>
          {(['plain', 'noBreak', 'narrow'] as const).map((kind) => (
            <span key={kind}>
              <Blank kind={kind} /> {t(`typography.blanks.${kind}`)}
            </span>
          ))}
        </span>
      </div>
      {/* A filter shows another list: it begins at its top. */}
      <ChangeList key={only} changes={listed} unticked={unticked} onTick={onTick} />
    </>
  );
}
