import type { TFunction } from 'i18next';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundField, ImportItemDetail } from '../../../contract/importSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { importStrings } from '../../ui/strings/imports.ts';
import { ConflictList } from './ConflictList.tsx';
import { FieldValue } from './FieldValue.tsx';
import styles from './imports.module.css';
import { isNamed, ruleText } from './ruleText.ts';
import { useItemDetail } from './useImports.ts';
import { useReasonText } from './useReasonText.ts';

interface ItemDetailProps {
  readonly importId: string;
  readonly itemId: string;
  readonly canChange: boolean;
  readonly onOpenTalk: (talkId: TalkId) => void;
  readonly onFailure: (failure: unknown) => void;
}

/** The account of one row: what was found and how, what is left over, what is in doubt. */
export function ItemDetail({ importId, itemId, canChange, onOpenTalk, onFailure }: ItemDetailProps) {
  const { t } = useTranslation();
  const detail = useItemDetail(importId, itemId);
  if (detail.error !== null) return <Note tone="bad">{failureText(t, detail.error)}</Note>;
  if (detail.data === undefined) return <p className={styles.quiet}>{t('common.loading')}</p>;
  const item = detail.data;
  return (
    <>
      <ItemHead item={item} onOpenTalk={onOpenTalk} />
      {item.isTwiceEncoded && <TwiceEncoded itemId={item.id} canRepair={canChange} onFailure={onFailure} />}
      {item.conflicts.length > 0 && (
        <section>
          <h3>{t('imports.conflicts')}</h3>
          <ConflictList conflicts={item.conflicts} canDecide={canChange} onFailure={onFailure} />
        </section>
      )}
      {item.fields.length > 0 && (
        <section>
          <h3>{t('imports.fields')}</h3>
          <FieldTable fields={item.fields} />
        </section>
      )}
      <LineList title={t('imports.leftovers')} hint={t('imports.leftoversHint')} lines={item.leftovers} />
      <LineList
        title={t('imports.problems')}
        hint={null}
        lines={item.problems.map(({ code, line, detail: text }) => ({ line, text: problemText(t, code, text) }))}
      />
    </>
  );
}

function ItemHead({ item, onOpenTalk }: { readonly item: ImportItemDetail } & Pick<ItemDetailProps, 'onOpenTalk'>) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const { talkId, format, encoding, stubCount, correctedCount } = item;
  const facts = [
    format === null ? '' : t(`notices.formats.${format}`),
    encoding,
    stubCount > 0 ? t('imports.stubs', { count: stubCount }) : '',
    correctedCount > 0 ? t('imports.corrected', { count: correctedCount }) : '',
  ];
  return (
    <header className={styles.itemHead}>
      <h2>{item.title ?? t(`imports.oneOutcome.${item.outcome}`)}</h2>
      <p className={styles.path}>{item.path}</p>
      <p className={styles.quiet}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {item.reason !== null && <Note tone="warn">{reasonText(item)}</Note>}
      {talkId !== null && (
        <Button icon={ArrowRight} onPress={() => onOpenTalk(talkId)}>
          {t('imports.openTalk')}
        </Button>
      )}
    </header>
  );
}

function TwiceEncoded({
  itemId,
  canRepair,
  onFailure,
}: Pick<ItemDetailProps, 'itemId' | 'onFailure'> & { readonly canRepair: boolean }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  return (
    <Note tone="warn">
      <p>{t('imports.twiceEncoded')}</p>
      {canRepair && (
        <Button onPress={() => void connection.call('imports.repair', { itemId }).catch(onFailure)}>
          {t('imports.repair')}
        </Button>
      )}
    </Note>
  );
}

const SURENESS_TONES = { stated: 'good', inferred: 'neutral', guessed: 'warn' } as const;

/** Each field that was found: its value, and by which rule and how surely it was found. */
function FieldTable({ fields }: { readonly fields: readonly FoundField[] }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.fields}>
      {fields.map((found) => (
        <div key={found.field} className={styles.field}>
          <dt>{t(`notices.fields.${found.field}`)}</dt>
          <dd>
            <FieldValue value={found} />
            <span className={styles.how}>
              <span className={styles.sureness} data-tone={SURENESS_TONES[found.sureness]}>
                {t(`imports.sureness.${found.sureness}`)}
              </span>
              {[ruleText(t, found.rule), found.line > 0 ? t('imports.line', { line: found.line }) : '']
                .filter((part) => part !== '')
                .join(' · ')}
              {found.result !== 'filled' && (
                <Badge
                  tone={found.result === 'conflict' ? 'warn' : 'neutral'}
                  text={t(`imports.results.${found.result}`)}
                />
              )}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface LineListProps {
  readonly title: string;
  readonly hint: string | null;
  readonly lines: readonly { readonly line: number; readonly text: string }[];
}

/** Pieces of a source, with their lines; nothing when there are none. */
function LineList({ title, hint, lines }: LineListProps) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {hint !== null && <p className={styles.quiet}>{hint}</p>}
      <ul className={styles.lines}>
        {lines.map(({ line, text }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes, and lines repeat
          <li key={index}>
            <span>{line > 0 ? line : ''}</span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a problem is called where it has a name, and by its code where it has none. */
function problemText(t: TFunction, code: string, detail: string): string {
  const name = isNamed(importStrings.fr.problemNames, code) ? t(`imports.problemNames.${code}`) : code;
  return detail === '' ? name : `${name} – ${detail}`;
}
