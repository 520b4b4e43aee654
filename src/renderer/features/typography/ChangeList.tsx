import { useTranslation } from 'react-i18next';
import { TickBox } from '../../ui/Checkbox.tsx';
import { TickList } from '../../ui/TickList.tsx';
import { ChangedText } from './ChangedText.tsx';
import { changeKey, type ProposedChange } from './CorrectedText.ts';
import styles from './typography.module.css';

/** CSS pixels. */
const ROW_HEIGHT = 34;

interface ChangeListProps {
  readonly changes: readonly ProposedChange[];
  /** The keys of the changes that are not to be made. */
  readonly unticked: ReadonlySet<string>;
  readonly onTick: (changes: readonly ProposedChange[], isTicked: boolean) => void;
}

/** How many rows a page key goes. */
const PAGE = 10;

/** The proposed changes, each to be ticked or not. */
export function ChangeList({ changes, unticked, onTick }: ChangeListProps) {
  const { t } = useTranslation();
  const isTicked = (index: number): boolean => !unticked.has(changeKey(changes[index]!));
  return (
    <TickList
      label={t('typography.changes')}
      total={changes.length}
      rowHeight={ROW_HEIGHT}
      rowsInView={PAGE + 1}
      className={styles.list!}
      rowClassName={styles.row!}
      rowAt={(index) => ({ key: index, isTicked: isTicked(index) })}
      renderColumns={(index) => (
        <>
          <TickBox />
          <ChangedText change={changes[index]!} />
          <span className={styles.rule}>{t(`typography.rule.${changes[index]!.rule}.name`)}</span>
        </>
      )}
      onToggle={(index) => onTick([changes[index]!], !isTicked(index))}
    />
  );
}
