import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useRefresh } from '../../host/useRefresh.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { useCommands } from '../../ui/commandHub.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { EmptyLibrary } from './EmptyLibrary.tsx';
import { FilterColumn, useFacets } from './FilterColumn.tsx';
import { ImportCard } from './ImportCard.tsx';
import { ImportPicker } from './ImportPicker.tsx';
import type { AsksFirst } from './importTracker.ts';
import styles from './library.module.css';
import { listRequest, useLibraryView, type ListRequest, type TalkSort } from './libraryView.ts';
import { ListHead } from './ListHead.tsx';
import { NothingFound } from './NothingFound.tsx';
import { TalkList } from './TalkList.tsx';
import { selectAll, selectedTalks } from './selectedTalks.ts';
import { useValue } from '../../ui/valueStore.ts';
import { SHOWN_TALKS } from './shownTalks.ts';
import { useFirstPage } from './talkPages.ts';
import { useImport } from './useImport.ts';
import { useSlashKey } from './useSlashKey.ts';

interface LibraryScreenProps {
  /** What has to be asked before files are imported. */
  readonly asksBeforeImport: AsksFirst;
  readonly onOpenTalk: (talkId: TalkId) => void;
  /** The talk that was open before, marked in the list. */
  readonly lastTalkId: string | null;
  /** The dialog of an import that has just ended, or of all that were made. */
  readonly importsDialog: (
    job: Job | null,
    acts: { readonly onClose: () => void; readonly onRetry: ((paths: readonly string[]) => void) | null },
  ) => ReactNode;
  /** The dialog that exports several talks. */
  readonly exportDialog: (talkIds: readonly TalkId[], onClose: () => void) => ReactNode;
}

/** The list of talks: found, filtered, sorted, opened; and the way in for notices. */
export function LibraryScreen(props: LibraryScreenProps) {
  const { asksBeforeImport, onOpenTalk, lastTalkId, importsDialog } = props;
  const { t } = useTranslation();
  const { connection } = useHost();
  const importing = useImport(asksBeforeImport);
  const [isShowingImports, setShowingImports] = useState(false);
  const facets = useFacets();
  const described = useQuery({
    queryKey: ['library.describe'],
    queryFn: () => connection.call('library.describe', {}),
  });
  useRefresh(SHOWN_TALKS);
  const searchRef = useRef<HTMLInputElement>(null);
  const search = (): void => searchRef.current?.select();
  useCommands({
    search,
    importFiles: () => importing.choose('files'),
    importFolder: () => importing.choose('folder'),
    showImports: () => setShowingImports(true),
  });
  useSlashKey(search);

  const counts = facets.data?.states ?? [];
  const isEmpty = facets.data !== undefined && counts.every(({ count }) => count === 0);
  const closeImports = (): void => {
    setShowingImports(false);
    importing.dismiss();
  };
  // While an import is under way a second one is not begun.
  const importActs = { onClose: closeImports, onRetry: importing.isBusy ? null : importing.importPaths };
  return (
    <main className={styles.screen} data-pending={facets.isPending || undefined}>
      <h1 className="visually-hidden">{t('library.title')}</h1>
      {isEmpty ? (
        <EmptyLibrary
          hasDemo={described.data?.hasDemo === true}
          canImport={!importing.isBusy}
          onImport={importing.choose}
          onOpenTalk={onOpenTalk}
        />
      ) : (
        <>
          <FilterColumn facets={facets.data} />
          <TalkPane
            searchRef={searchRef}
            lastTalkId={lastTalkId}
            hasStubs={counts.some(({ state, count }) => state === 'stub' && count > 0)}
            canImport={!importing.isBusy}
            onImport={importing.choose}
            onShowImports={() => setShowingImports(true)}
            onOpenTalk={onOpenTalk}
            exportDialog={props.exportDialog}
          />
        </>
      )}
      <ImportCard state={importing.state} onCancel={importing.cancel} onDismiss={importing.dismiss} />
      <DropOverlay isBusy={importing.isBusy} onDrop={importing.importDrop} />
      <ImportPicker what={importing.picking} onChoose={importing.importPaths} onClose={importing.closePicker} />
      {importing.state.phase === 'ended'
        ? importsDialog(importing.state.job, importActs)
        : isShowingImports && importsDialog(null, importActs)}
    </main>
  );
}

interface TalkPaneProps extends Pick<LibraryScreenProps, 'onOpenTalk' | 'lastTalkId' | 'exportDialog'> {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly hasStubs: boolean;
  readonly canImport: boolean;
  readonly onImport: (what: 'files' | 'folder') => void;
  readonly onShowImports: () => void;
}

function TalkPane(props: TalkPaneProps) {
  const { searchRef, lastTalkId, hasStubs, canImport, onImport, onShowImports, onOpenTalk, exportDialog } = props;
  const request = useListRequest();
  const first = useFirstPage(request);
  const gridRef = useRef<HTMLTableElement>(null);
  const [pageFailure, setPageFailure] = useState<unknown>(null);
  const [markedTalkId] = useState(lastTalkId);

  const { connection } = useHost();
  const selected = useValue(selectedTalks);
  const [isExporting, setExporting] = useState(false);
  const select = (): Promise<void> => selectAll(connection, request).catch(setPageFailure);
  // Without a selection all that are listed are meant.
  const exportTalks = async (): Promise<void> => {
    if (selectedTalks.get().size === 0) await select();
    if (selectedTalks.get().size > 0) setExporting(true);
  };
  useCommands({ exportTalks: () => void exportTalks() });

  // The list shows the answer to the last request that was answered, never half of a new one.
  const shown = first.data;
  const failure = first.error ?? (shown === undefined || shown.total === 0 ? null : pageFailure);
  return (
    <div className={styles.pane}>
      <ListHead
        searchRef={searchRef}
        total={shown?.total}
        canImport={canImport}
        onImport={onImport}
        onShowImports={onShowImports}
        onLeaveSearch={() => gridRef.current?.focus()}
        selectedCount={selected.size}
        onExport={() => void exportTalks()}
        onSelectAll={() => void select()}
      />
      {shown !== undefined && shown.total > 0 && (
        <TalkList
          key={JSON.stringify(shown.request)}
          request={shown.request}
          total={shown.total}
          lastTalkId={markedTalkId}
          gridRef={gridRef}
          onOpen={onOpenTalk}
          onFailure={setPageFailure}
        />
      )}
      {shown !== undefined && shown.total === 0 && <NothingFound hasStubs={hasStubs} />}
      {isExporting && exportDialog([...selected], () => setExporting(false))}
      {failure !== null && <FailureCard failure={failure} hasList={shown !== undefined} />}
    </div>
  );
}

function useListRequest(): ListRequest {
  const view = useLibraryView();
  const [sort] = useSetting('talkSort');
  return listRequest(view, { sort: sort.sort as TalkSort, isDescending: sort.isDescending });
}

interface FailureCardProps {
  readonly failure: unknown;
  /** Whether there is a list beside it, which is then not covered. */
  readonly hasList: boolean;
}

function FailureCard({ failure, hasList }: FailureCardProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <div className={styles.failure} data-alone={!hasList || undefined}>
      <Note tone="bad">{failureText(t, failure)}</Note>
      <Button onPress={() => void queries.refetchQueries({ queryKey: ['talks.list'], type: 'active' })}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
