import { FileDown, FileJson, FileSpreadsheet, GitCompareArrows, RotateCw, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { useJobs } from '../../host/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { ReplaceFileQuestion } from '../../ui/ReplaceFileQuestion.tsx';
import styles from './imports.module.css';
import { useRefusedFiles } from './useRefusedFiles.ts';
import { useReportExport } from './useReportExport.ts';

interface ImportActionsProps {
  readonly summary: ImportSummary;
  /** Imports files anew; the report gives way to the new one. `null` while that cannot be. */
  readonly onRetry: ((paths: readonly string[]) => void) | null;
  readonly onFailure: (failure: unknown) => void;
}

/**
 * What can be done with an import as a whole: its report written to a file, its conflicts decided, what was refused tried
 * again, all undone.
 */
export function ImportActions({ summary, onRetry, onFailure }: ImportActionsProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const isUndoing = useJobs().some(({ kind, state }) => kind === 'undoImport' && state === 'running');
  const { id: importId, state, isDryRun, openConflictCount, counts } = summary;
  const canUndo = !isDryRun && (state === 'done' || state === 'cancelled' || state === 'failed');
  // What was only tried is not imported by trying it again.
  const canRetry = !isDryRun && counts.refused > 0 && state !== 'running' && onRetry !== null;
  const decideAll = (resolution: 'ours' | 'theirs'): void => {
    connection.call('imports.resolveConflict', { which: { importId }, resolution }).catch(onFailure);
  };
  return (
    <>
      {openConflictCount > 0 && canUndo && (
        <MenuButton
          label={t('imports.decideAll')}
          button={<Button icon={GitCompareArrows}>{t('imports.decideAll')}</Button>}
          entries={[
            { id: 'ours', text: t('imports.keepAll') },
            { id: 'theirs', text: t('imports.takeAll') },
          ]}
          onAction={(key) => decideAll(key === 'theirs' ? 'theirs' : 'ours')}
        />
      )}
      {canRetry && <Retry {...{ summary, onRetry, onFailure }} />}
      <ExportReport importId={importId} startedAt={summary.startedAt} onFailure={onFailure} />
      {(canUndo || isUndoing) && (
        <Button
          icon={Undo2}
          isPending={isUndoing}
          onPress={() => void connection.call('imports.undo', { importId }).catch(onFailure)}
        >
          {t('imports.undo')}
        </Button>
      )}
    </>
  );
}

interface RetryProps extends ImportActionsProps {
  readonly onRetry: (paths: readonly string[]) => void;
}

/** Offers to import what was refused anew: the files may have been mended, or were only not to be had. */
function Retry({ summary, onRetry, onFailure }: RetryProps) {
  const { t } = useTranslation();
  const { data: refused, error } = useRefusedFiles(summary.id);
  useEffect(() => {
    if (error !== null) onFailure(error);
  }, [error, onFailure]);
  if (refused === undefined) return null;
  const { paths, goneCount } = refused;
  if (paths.length === 0)
    return goneCount > 0 && <span className={styles.quiet}>{t('imports.retryGone', { count: goneCount })}</span>;
  return (
    <>
      {goneCount > 0 && <span className={styles.quiet}>{t('imports.retryRest', { count: goneCount })}</span>}
      <Button icon={RotateCw} onPress={() => onRetry(paths)}>
        {t('imports.retry', { count: paths.length })}
      </Button>
    </>
  );
}

interface ExportReportProps extends Pick<ImportActionsProps, 'onFailure'> {
  readonly importId: string;
  readonly startedAt: string;
}

function ExportReport({ importId, startedAt, onFailure }: ExportReportProps) {
  const { t } = useTranslation();
  const name = t('imports.fileName', { date: startedAt.slice(0, 10) });
  const exporting = useReportExport(importId, name, onFailure);
  const { state } = exporting;
  return (
    <>
      {state.phase === 'written' && (
        <output className={styles.quiet}>{t('imports.written', { path: state.path })}</output>
      )}
      <MenuButton
        label={t('imports.export')}
        button={<Button icon={FileDown}>{t('imports.export')}</Button>}
        entries={[
          { id: 'csv', text: t('imports.exportCsv'), icon: FileSpreadsheet },
          { id: 'json', text: t('imports.exportJson'), icon: FileJson },
        ]}
        onAction={(format) => exporting.choose(format === 'json' ? 'json' : 'csv')}
      />
      <PathPicker
        title={t('imports.exportTitle')}
        mode="save"
        isOpen={state.phase === 'picking'}
        initialFolder={exporting.folder}
        suggestedName={state.phase === 'picking' ? `${name}.${state.format}` : ''}
        extensions={state.phase === 'picking' ? [state.format] : []}
        confirmText={t('imports.export')}
        onChoose={([path]) => {
          if (path !== undefined && state.phase === 'picking') exporting.write(state.format, path, false);
        }}
        onFolder={exporting.setFolder}
        onClose={exporting.settle}
      />
      {state.phase === 'asking' && (
        <ReplaceFileQuestion
          paths={[state.path]}
          onReplace={() => exporting.write(state.format, state.path, true)}
          onClose={exporting.settle}
        />
      )}
    </>
  );
}
