import { use, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bound, CueRules } from '../../../domain/profiles/ruleProfile.ts';
import { NumberCell } from './NumberCell.tsx';
import { withBound, withRule, type BoundRule } from './profileDraft.ts';
import styles from './profiles.module.css';
import { SheetContext, faultText, faultsAt, unitAt, type Unit } from './sheet.ts';

interface RuleRowProps {
  readonly name: keyof CueRules;
  readonly unit: Unit;
  /** What is beside the name of the rule: what warns, and what refuses; with one child it takes both columns. */
  readonly children: (faultId: string | undefined) => ReactNode;
}

/** A rule, what it asks, and where that is from; what is wrong with it stands beside it. */
export function RuleRow({ name, unit, children }: RuleRowProps) {
  const { t } = useTranslation();
  const { draft, faults } = use(SheetContext);
  const id = useId();
  const wrong = faultsAt(faults, `rules.${name}`);
  return (
    <tr>
      <th scope="row">{t(`profiles.rules.${name}`)}</th>
      {children(wrong.length > 0 ? id : undefined)}
      <td>
        {wrong.length > 0 ? (
          <span id={id} className={styles.fault} role="alert">
            {[...new Set(wrong.map((fault) => faultText(t, fault, unitAt(fault.at, unit))))].join(' ')}
          </span>
        ) : (
          <small title={draft.sources[name]}>{draft.sources[name]}</small>
        )}
      </td>
    </tr>
  );
}

/** The two sides of a bound. */
export function BoundRow({ name, unit }: { readonly name: BoundRule; readonly unit: Unit }) {
  const { draft, onChange } = use(SheetContext);
  return (
    <RuleRow name={name} unit={unit}>
      {(faultId) => (
        <BoundCells
          at={`rules.${name}`}
          name={name}
          bound={draft.rules[name]}
          unit={unit}
          faultId={faultId}
          onChange={(side, value) => onChange(withBound(draft, name, side, value))}
        />
      )}
    </RuleRow>
  );
}

interface BoundCellsProps {
  readonly at: string;
  readonly name: keyof CueRules;
  readonly bound: Bound | null;
  readonly unit: Unit;
  readonly faultId: string | undefined;
  readonly onChange: (side: keyof Bound, value: number | null) => void;
}

/** The cells of what warns and what refuses. */
export function BoundCells({ at, name, bound, unit, faultId, onChange }: BoundCellsProps) {
  const { t } = useTranslation();
  const { faults, isReadOnly } = use(SheetContext);
  // What contradicts itself is wrong on both sides.
  const isWhole = faults.some((fault) => fault.at === at);
  return (['warn', 'error'] as const).map((side) => (
    <td key={side}>
      <NumberCell
        label={`${t(`profiles.rules.${name}`)}, ${t(`profiles.${side}`)}`}
        value={bound?.[side] ?? null}
        unit={unit}
        isReadOnly={isReadOnly}
        isInvalid={isWhole || faultsAt(faults, `${at}.${side}`).length > 0}
        describedBy={faultId}
        onChange={(value) => onChange(side, value)}
      />
    </td>
  ));
}

/** A rule of one number, which only warns. */
export function PlainRow({ name, unit }: { readonly name: 'balance' | 'syncMs' | 'leadMs'; readonly unit: Unit }) {
  const { t } = useTranslation();
  const { draft, isReadOnly, onChange } = use(SheetContext);
  return (
    <RuleRow name={name} unit={unit}>
      {(faultId) => (
        <td colSpan={2}>
          <NumberCell
            label={`${t(`profiles.rules.${name}`)}, ${t('profiles.warn')}`}
            value={draft.rules[name]}
            unit={unit}
            isReadOnly={isReadOnly}
            isInvalid={faultId !== undefined}
            describedBy={faultId}
            onChange={(value) => onChange(withRule(draft, name, value))}
          />
        </td>
      )}
    </RuleRow>
  );
}
