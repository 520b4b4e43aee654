import { useTranslation } from 'react-i18next';
import { TYPOGRAPHY_RULES, type TypographyRuleId } from '../../../domain/typography/typographyRules.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import styles from './typography.module.css';

const IDS = TYPOGRAPHY_RULES.map(({ id }) => id);

interface RuleListProps {
  readonly off: readonly TypographyRuleId[];
  /** How many corrections each rule asks for; `null` while that is not known. */
  readonly counts: ReadonlyMap<TypographyRuleId, number> | null;
  readonly isDisabled: boolean;
  readonly onChange: (off: readonly TypographyRuleId[]) => void;
}

/** The rules with their switches, what each does and how often. */
export function RuleList({ off, counts, isDisabled, onChange }: RuleListProps) {
  const { t, i18n } = useTranslation();
  const toggle = (id: TypographyRuleId, isOn: boolean): void =>
    onChange(isOn ? off.filter((other) => other !== id) : [...off, id]);
  return (
    <section className={styles.rules} aria-label={t('typography.rules')}>
      <div className={styles.rulesHead}>
        <h3>{t('typography.rules')}</h3>
        <Button variant="ghost" isDisabled={isDisabled} onPress={() => onChange(off.length === 0 ? IDS : [])}>
          {off.length === 0 ? t('typography.allOff') : t('typography.allOn')}
        </Button>
      </div>
      <ul>
        {IDS.map((id) => {
          const isOn = !off.includes(id);
          const count = isOn ? (counts?.get(id) ?? 0) : 0;
          return (
            <li key={id}>
              <Checkbox isSelected={isOn} isDisabled={isDisabled} onChange={(selected) => toggle(id, selected)}>
                <span className={styles.ruleText}>
                  {t(`typography.rule.${id}.name`)}
                  <small>{t(`typography.rule.${id}.hint`)}</small>
                </span>
              </Checkbox>
              {count > 0 && <b className={styles.count}>{count.toLocaleString(i18n.language)}</b>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
