import { use, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsOf } from '../../../domain/profiles/ruleProfile.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { NumberCell, Unchecked } from './NumberCell.tsx';
import { withLimit, withRule } from './profileDraft.ts';
import styles from './profiles.module.css';
import { BoundRow, PlainRow, RuleRow } from './RuleRow.tsx';
import { SheetContext, faultText, faultsAt, type Unit } from './sheet.ts';
import { SpeedRows } from './SpeedRows.tsx';
import type { profileStrings } from '../../ui/strings/profiles.ts';

type GroupName = keyof (typeof profileStrings)['fr']['groups'];

/** The rules of a profile by what they are about, each with its numbers, their unit and where they are from. */
export function RuleTable() {
  const { t } = useTranslation();
  return (
    <table className={styles.rules}>
      <thead>
        <tr>
          <th scope="col">{t('profiles.rule')}</th>
          <th scope="col">{t('profiles.warn')}</th>
          <th scope="col">{t('profiles.error')}</th>
          <th scope="col">{t('profiles.source')}</th>
        </tr>
      </thead>
      <RuleGroup name="lines">
        <BoundRow name="lineCount" unit="lines" />
        <PlainRow name="balance" unit="percent" />
      </RuleGroup>
      <RuleGroup name="characters">
        <BoundRow name="charsPerLine" unit="chars" />
        <BoundRow name="charsPerCue" unit="chars" />
      </RuleGroup>
      <RuleGroup name="speed">
        <SpeedRows />
      </RuleGroup>
      <RuleGroup name="duration">
        <BoundRow name="minDurationMs" unit="s" />
        <BoundRow name="maxDurationMs" unit="s" />
      </RuleGroup>
      <RuleGroup name="gap">
        <GapRow />
      </RuleGroup>
      <RuleGroup name="other">
        <PlainRow name="syncMs" unit="ms" />
        <PlainRow name="leadMs" unit="ms" />
        <DashRow />
      </RuleGroup>
    </table>
  );
}

function RuleGroup({ name, children }: { readonly name: GroupName; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4}>
          {t(`profiles.groups.${name}`)}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

function GapRow() {
  const { t } = useTranslation();
  const { draft, isReadOnly, onChange } = use(SheetContext);
  const { gap } = draft.rules;
  return (
    <RuleRow name="gap" unit="ms">
      {(faultId) => (
        <>
          <td>
            {gap !== null && isReadOnly && gap.orNone && <small>{t('profiles.orNone')}</small>}
            {gap !== null && !isReadOnly && (
              <Checkbox
                isSelected={gap.orNone}
                onChange={(orNone) => onChange(withRule(draft, 'gap', { ...gap, orNone }))}
              >
                <small>{t('profiles.orNone')}</small>
              </Checkbox>
            )}
          </td>
          <td>
            <NumberCell
              label={`${t('profiles.rules.gap')}, ${t('profiles.error')}`}
              value={gap?.leastMs ?? null}
              unit="ms"
              isReadOnly={isReadOnly}
              isInvalid={faultId !== undefined}
              describedBy={faultId}
              onChange={(leastMs) =>
                onChange(withRule(draft, 'gap', leastMs === null ? null : { orNone: false, ...gap, leastMs }))
              }
            />
          </td>
        </>
      )}
    </RuleRow>
  );
}

const DASHES = ['none', 'eachChange', 'bothInCue'] as const;

function DashRow() {
  const { t } = useTranslation();
  const { draft, isReadOnly, onChange } = use(SheetContext);
  const dash = draft.rules.speakerDash;
  return (
    <RuleRow name="speakerDash" unit="chars">
      {() => (
        <td colSpan={2}>
          {isReadOnly && (dash === null ? <Unchecked /> : <span>{t(`profiles.dashes.${dash}`)}</span>)}
          {!isReadOnly && (
            <Choice
              label={t('profiles.rules.speakerDash')}
              isLabelHidden
              options={DASHES.map((key) => ({ key, text: t(`profiles.dashes.${key}`) }))}
              value={dash ?? 'none'}
              onChange={(key) => onChange(withRule(draft, 'speakerDash', key === 'none' ? null : key))}
            />
          )}
        </td>
      )}
    </RuleRow>
  );
}

const AIMS = {
  charsPerLine: 'chars',
  lineCount: 'lines',
  charsPerSecond: 'charsPerSecond',
  balance: 'percent',
  minDurationMs: 's',
  maxDurationMs: 's',
  gapMs: 'ms',
  closedGapMs: 'ms',
} as const satisfies Record<string, Unit>;

/** What subtitles are cut by: as the rules say, but where the profile says otherwise. */
export function Aims() {
  const { t } = useTranslation();
  const { draft, faults, isReadOnly, onChange } = use(SheetContext);
  const usual = limitsOf(draft.rules);
  return (
    <section className={styles.aims}>
      <h3>{t('profiles.aims')}</h3>
      {!isReadOnly && <p>{t('profiles.aimsHint')}</p>}
      <dl>
        {(Object.keys(AIMS) as (keyof typeof AIMS)[]).map((name) => {
          const unit = AIMS[name];
          const wrong = faultsAt(faults, `limits.${name}`);
          const id = `aim-${name}`;
          return (
            <div key={name}>
              <dt>{t(`profiles.aim.${name}`)}</dt>
              <dd>
                <NumberCell
                  label={t(`profiles.aim.${name}`)}
                  value={draft.limits[name] ?? (isReadOnly ? usual[name] : null)}
                  unit={unit}
                  isReadOnly={isReadOnly}
                  isInvalid={wrong.length > 0}
                  describedBy={wrong.length > 0 ? id : undefined}
                  placeholder={usual[name]}
                  onChange={(value) => onChange(withLimit(draft, name, value))}
                />
                {wrong.length > 0 && (
                  <span id={id} className={styles.fault} role="alert">
                    {faultText(t, wrong[0]!, unit)}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
