import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProbedSource } from '../../../contract/harvestSchemas.ts';
import { foldText } from '../../../domain/notices/foldText.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './harvest.module.css';

/** Repositories with thousands of sets are filtered, not scrolled. */
const MOST_SHOWN = 300;

interface SetListProps {
  readonly sets: ProbedSource['sets'];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** The sets of a repository, to be ticked; those that are ticked stay in sight. */
export function SetList({ sets, chosen, onChange }: SetListProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const folded = foldText(query);
  const shown = sets.filter(({ spec, name }) => chosen.has(spec) || foldText(`${name} ${spec}`).includes(folded));
  const tick = (spec: string, isTicked: boolean): void => {
    const next = new Set(chosen);
    if (isTicked) next.add(spec);
    else next.delete(spec);
    onChange(next);
  };
  return (
    <fieldset className={styles.sets}>
      <legend>{t('harvest.sets')}</legend>
      <span className={styles.quiet}>{t('harvest.setsHint')}</span>
      {sets.length > 8 && (
        <TextInput
          label={t('harvest.filterSets')}
          isLabelHidden
          placeholder={t('harvest.filterSets')}
          value={query}
          onChange={setQuery}
        />
      )}
      <div className={styles.setRows}>
        {shown.slice(0, MOST_SHOWN).map(({ spec, name }) => (
          <Checkbox key={spec} isSelected={chosen.has(spec)} onChange={(isTicked) => tick(spec, isTicked)}>
            <span>
              {name} {name !== spec && <small className={styles.quiet}>{spec}</small>}
            </span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
