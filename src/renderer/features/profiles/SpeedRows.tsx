import { Plus, X } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bound, SpeedRule } from '../../../domain/profiles/ruleProfile.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { NumberCell, Unchecked } from './NumberCell.tsx';
import { withRule, withSpeedKind } from './profileDraft.ts';
import styles from './profiles.module.css';
import { BoundCells, RuleRow } from './RuleRow.tsx';
import { SheetContext, faultsAt } from './sheet.ts';
import { SPEED_KINDS } from '../../../contract/ruleProfileSchema.ts';

const KINDS = ['none', ...SPEED_KINDS] as const;

/** How fast may be read: by what it is measured, and the bounds. */
export function SpeedRows() {
  const { t } = useTranslation();
  const { draft, isReadOnly, onChange } = use(SheetContext);
  const { speed } = draft.rules;
  const kind = speed?.kind ?? 'none';
  return (
    <>
      {!isReadOnly && (
        <tr>
          <th scope="row">{t('profiles.speedKind')}</th>
          <td colSpan={3}>
            <Choice
              label={t('profiles.speedKind')}
              isLabelHidden
              options={KINDS.map((key) => ({ key, text: t(`profiles.speedKinds.${key}`) }))}
              value={kind}
              onChange={(next) => onChange(withSpeedKind(draft, next === 'none' ? null : next))}
            />
          </td>
        </tr>
      )}
      {speed === null && isReadOnly && (
        <RuleRow name="speed" unit="charsPerSecond">
          {() => (
            <td colSpan={2}>
              <Unchecked />
            </td>
          )}
        </RuleRow>
      )}
      {speed !== null && (speed.kind === 'readingTable' ? <TableRows speed={speed} /> : <SpeedRow speed={speed} />)}
    </>
  );
}

function SpeedRow({ speed }: { readonly speed: Exclude<SpeedRule, { kind: 'readingTable' }> }) {
  const { draft, onChange } = use(SheetContext);
  const set = (side: keyof Bound, value: number | null): void =>
    onChange(withRule(draft, 'speed', { ...speed, [side]: value }));
  return (
    <RuleRow name="speed" unit={speed.kind}>
      {(faultId) => (
        <BoundCells at="rules.speed" name="speed" bound={speed} unit={speed.kind} faultId={faultId} onChange={set} />
      )}
    </RuleRow>
  );
}

type Table = Extract<SpeedRule, { kind: 'readingTable' }>;

function TableRows({ speed }: { readonly speed: Table }) {
  const { t } = useTranslation();
  const { draft, faults, isReadOnly, onChange } = use(SheetContext);
  const { rows, tolerance } = speed;
  const set = (change: Partial<Table>): void => onChange(withRule(draft, 'speed', { ...speed, ...change }));
  const last = rows.at(-1);
  const isWhole = faults.some(({ at }) => at === 'rules.speed.rows');
  return (
    <>
      <RuleRow name="speed" unit="chars">
        {(faultId) => (
          <td colSpan={2}>
            <ul className={styles.table}>
              {rows.map((row, index) => {
                const name = t('profiles.tableRow', { number: index + 1 });
                const cell = (field: keyof typeof row, label: string) => ({
                  label: `${name}, ${label}`,
                  value: row[field],
                  isReadOnly,
                  isInvalid: isWhole || faultsAt(faults, `rules.speed.rows.${index}.${field}`).length > 0,
                  describedBy: faultId,
                  onChange: (value: number | null) =>
                    value === null
                      ? undefined
                      : set({ rows: rows.map((other, at) => (at === index ? { ...row, [field]: value } : other)) }),
                });
                return (
                  // A row has no name but its place.
                  // oxlint-disable-next-line react/no-array-index-key
                  <li key={index}>
                    <NumberCell {...cell('chars', t('profiles.tableChars'))} unit="chars" />
                    <NumberCell {...cell('durationMs', t('profiles.tableTime'))} unit="s" />
                    {!isReadOnly && (
                      <IconButton
                        icon={X}
                        label={t('profiles.removeRow', { number: index + 1 })}
                        isDisabled={rows.length === 1}
                        onPress={({ target }) => {
                          focusRow(target.closest('li'), index === rows.length - 1);
                          set({ rows: rows.filter((_, at) => at !== index) });
                        }}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
            {!isReadOnly && last !== undefined && (
              <Button
                icon={Plus}
                variant="ghost"
                onPress={() =>
                  set({ rows: [...rows, { chars: last.chars + 15, durationMs: last.durationMs + 1_000 }] })
                }
              >
                {t('profiles.addRow')}
              </Button>
            )}
          </td>
        )}
      </RuleRow>
      <tr>
        <th scope="row">{t('profiles.tolerance')}</th>
        <td colSpan={3}>
          <NumberCell
            label={t('profiles.tolerance')}
            value={tolerance}
            unit="percent"
            isReadOnly={isReadOnly}
            isInvalid={faultsAt(faults, 'rules.speed.tolerance').length > 0}
            onChange={(value) => set({ tolerance: value ?? 0 })}
          />
        </td>
      </tr>
    </>
  );
}

/** Gives the row that is in the place of a removed one the focus, or that before the last: its button may go or end. */
function focusRow(row: Element | null, isLast: boolean): void {
  (isLast ? row?.previousElementSibling : row)?.querySelector('input')?.focus();
}
