import { Search } from 'lucide-react';
import { useState } from 'react';
import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { importFilter, type ImportFilter, type ImportSummary } from '../../../contract/importSchemas.ts';
import { IMPORT_OUTCOMES, type ImportOutcome, type OutcomeCounts } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { commonFolder } from './importPaths.ts';
import styles from './imports.module.css';
import { ItemDetail } from './ItemDetail.tsx';
import { ReportTable } from './ReportTable.tsx';
import { useReportPages } from './useImports.ts';

type Mark = ImportFilter['marks'][number];

const MARKS: readonly Mark[] = ['conflicts', 'guessed', 'leftovers', 'problems', 'twiceEncoded'];
const EVERYTHING: ImportFilter = importFilter.parse({});

interface ImportReportProps {
  readonly summary: ImportSummary;
  readonly onOpenTalk: (talkId: TalkId) => void;
  readonly onFailure: (failure: unknown) => void;
}

/** What became of each talk and file of an import: found, filtered, and beside it the account of the active row. */
export function ImportReport({ summary, onOpenTalk, onFailure }: ImportReportProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(EVERYTHING);
  const change = (changed: Partial<ImportFilter>): void => setFilter({ ...filter, ...changed });
  const all = Object.values(summary.counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return <p>{t('imports.none')}</p>;
  return (
    <>
      <div className={styles.filters}>
        <OutcomeFilter counts={summary.counts} all={all} filter={filter} onChange={change} />
        <ToggleButtonGroup
          className={styles.pills!}
          aria-label={t('imports.marks')}
          selectionMode="multiple"
          selectedKeys={filter.marks}
          onSelectionChange={(keys) => change({ marks: [...keys] as Mark[] })}
        >
          {MARKS.map((mark) => (
            <ToggleButton key={mark} id={mark} className={styles.pill!}>
              {t(`imports.markNames.${mark}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <SearchField className={styles.search!} value={filter.query} onChange={(query) => change({ query })}>
          <Label className="visually-hidden">{t('imports.search')}</Label>
          <Search size={14} aria-hidden />
          <Input placeholder={t('imports.search')} spellCheck="false" maxLength={200} />
        </SearchField>
      </div>
      {/* A filter shows another list: it begins at its top. */}
      <ReportRows key={JSON.stringify(filter)} {...{ summary, filter, onOpenTalk, onFailure }} />
    </>
  );
}

interface OutcomeFilterProps {
  readonly counts: OutcomeCounts;
  readonly all: number;
  readonly filter: ImportFilter;
  readonly onChange: (changed: Partial<ImportFilter>) => void;
}

const ALL = 'all';

function OutcomeFilter({ counts, all, filter, onChange }: OutcomeFilterProps) {
  const { t, i18n } = useTranslation();
  const shown = (count: number) => <b>{count.toLocaleString(i18n.language)}</b>;
  return (
    <ToggleButtonGroup
      className={styles.pills!}
      aria-label={t('imports.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter.outcomes[0] ?? ALL]}
      onSelectionChange={(keys) => {
        const key = [...keys][0];
        onChange({ outcomes: key === ALL || key === undefined ? [] : [key as ImportOutcome] });
      }}
    >
      <ToggleButton id={ALL} className={styles.pill!}>
        {t('imports.all')} {shown(all)}
      </ToggleButton>
      {IMPORT_OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <ToggleButton key={outcome} id={outcome} className={styles.pill!}>
          {t(`imports.outcomes.${outcome}`)} {shown(counts[outcome])}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function ReportRows({ summary, filter, onOpenTalk, onFailure }: ImportReportProps & { readonly filter: ImportFilter }) {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly number[]>([0]);
  const [active, setActive] = useState(0);
  const { first, itemAt } = useReportPages(summary.id, filter, pages);
  if (first.error !== null) return <Note tone="bad">{failureText(t, first.error)}</Note>;
  if (first.data === undefined) return <p className={styles.quiet}>{t('common.loading')}</p>;
  const { total } = first.data;
  const item = itemAt(active);
  if (total === 0) return <p className={styles.empty}>{t('imports.nothingFound')}</p>;
  return (
    <div className={styles.halves}>
      <ReportTable
        total={total}
        itemAt={itemAt}
        active={active}
        onActive={setActive}
        onPages={(wanted) => setPages((now) => (String(now) === String(wanted) ? now : wanted))}
        onOpen={(row) => {
          const talkId = itemAt(row)?.talkId ?? null;
          if (talkId !== null) onOpenTalk(talkId);
        }}
        folder={commonFolder(summary.paths)}
      />
      <aside className={styles.detail} aria-label={t('imports.account')}>
        {item !== undefined && (
          <ItemDetail
            importId={summary.id}
            itemId={item.id}
            canChange={!summary.isDryRun && summary.state !== 'undone' && summary.state !== 'undoing'}
            onOpenTalk={onOpenTalk}
            onFailure={onFailure}
          />
        )}
      </aside>
    </div>
  );
}
