import { ChevronRight, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../contract/importSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { Badge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { outcomesText } from '../../ui/outcomesText.ts';
import styles from './imports.module.css';
import { useImports } from './useImports.ts';

/** All imports that were made, newest first; each opens its report. */
export function ImportHistory({ onShow }: { readonly onShow: (importId: string) => void }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const imports = useImports();
  const [failure, setFailure] = useState<unknown>(null);
  const error = failure ?? imports.error;
  return (
    <>
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
      {imports.data?.length === 0 && <p className={styles.empty}>{t('imports.noHistory')}</p>}
      <ul className={styles.history} aria-label={t('imports.history')}>
        {imports.data?.map((summary) => (
          <li key={summary.id}>
            <AriaButton className={styles.past!} onPress={() => onShow(summary.id)}>
              <PastImport summary={summary} />
              <ChevronRight size={16} aria-hidden />
            </AriaButton>
            <IconButton
              icon={Trash2}
              label={t('imports.forget')}
              isDisabled={summary.state === 'running' || summary.state === 'undoing'}
              onPress={() => void connection.call('imports.forget', { importId: summary.id }).catch(setFailure)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function PastImport({ summary }: { readonly summary: ImportSummary }) {
  const { t, i18n } = useTranslation();
  const { startedAt, paths, pathCount, counts, state, isDryRun, openConflictCount } = summary;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const more = pathCount > 1 ? ` ${t('imports.morePaths', { count: pathCount - 1 })}` : '';
  const told = outcomesText(t, counts);
  return (
    <span className={styles.pastText}>
      <span className={styles.pastHead}>
        <strong>{date.format(new Date(startedAt))}</strong>
        {state !== 'done' && (
          <Badge tone={state === 'failed' ? 'bad' : 'neutral'} text={t(`imports.states.${state}`)} />
        )}
        {isDryRun && <Badge text={t('imports.dryRunShort')} />}
        {openConflictCount > 0 && (
          <Badge tone="warn" text={t('imports.mark.conflicts', { count: openConflictCount })} />
        )}
      </span>
      <span className={styles.path}>
        <bdi>{paths[0] ?? ''}</bdi>
        {more}
      </span>
      <span className={styles.quiet}>{told === '' ? t('imports.none') : told}</span>
    </span>
  );
}
