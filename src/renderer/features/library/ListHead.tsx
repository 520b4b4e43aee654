import { ArrowDownNarrowWide, ArrowUpNarrowWide, FileText, FolderOpen, History, Import, Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Button as AriaButton, Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../../host/settings.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import { SelectionBar } from './SelectionBar.tsx';
import styles from './head.module.css';
import {
  changeView,
  filtersSet,
  NO_FILTERS,
  startsDescending,
  useLibraryView,
  type FilterName,
  type TalkSort,
} from './libraryView.ts';

const SORTS: readonly TalkSort[] = ['updatedAt', 'recordedOn', 'title', 'durationMs', 'state'];
/** Long enough to swallow a quick word, too short to be felt. */
const SEARCH_DELAY_MS = 80;

interface ListHeadProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** How many talks the list holds; `undefined` while unknown. */
  readonly total: number | undefined;
  readonly canImport: boolean;
  readonly onImport: (what: 'files' | 'folder') => void;
  readonly onShowImports: () => void;
  /** How many talks are ticked, and what can be done with them. */
  readonly selectedCount: number;
  readonly onExport: () => void;
  readonly onSelectAll: () => void;
  /** From the search down to the list. */
  readonly onLeaveSearch: () => void;
}

/** Above the list: the search, what is shown, in which order, and the way in for new notices. */
export function ListHead(props: ListHeadProps) {
  const { searchRef, total, canImport, onImport, onShowImports, onLeaveSearch } = props;
  const { selectedCount, onExport, onSelectAll } = props;
  const { t } = useTranslation();
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <SearchInput inputRef={searchRef} onLeave={onLeaveSearch} />
        <MenuButton
          label={t('library.import.button')}
          button={<Button icon={Import}>{t('library.import.button')}</Button>}
          entries={[
            { id: 'files', text: t('library.import.files'), icon: FileText, isDisabled: !canImport },
            { id: 'folder', text: t('library.import.folder'), icon: FolderOpen, isDisabled: !canImport },
            { id: 'history', text: t('library.import.history'), icon: History },
          ]}
          onAction={(id) => (id === 'history' ? onShowImports() : onImport(id === 'folder' ? 'folder' : 'files'))}
        />
      </div>
      <div className={styles.line}>
        <output className={styles.total}>{total !== undefined && t('library.count', { count: total })}</output>
        {selectedCount === 0 ? (
          <FilterChips />
        ) : (
          <SelectionBar count={selectedCount} onExport={onExport} onSelectAll={onSelectAll} />
        )}
        <SortChoice />
      </div>
    </div>
  );
}

interface SearchInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}

function SearchInput({ inputRef, onLeave }: SearchInputProps) {
  const { t } = useTranslation();
  const { query } = useLibraryView();
  const [text, setText] = useState(query);
  const asked = useRef(query);
  const searchKey = useShownKeys()('search');
  useEffect(() => {
    // The search was cleared from elsewhere.
    if (query !== asked.current) setText((asked.current = query));
  }, [query]);
  useEffect(() => {
    if (text === asked.current) return;
    const timer = setTimeout(() => changeView({ query: (asked.current = text) }), text === '' ? 0 : SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <SearchField className={styles.search!} value={text} onChange={setText} onSubmit={onLeave}>
      <Label className="visually-hidden">{t('library.search')}</Label>
      <Search size={15} aria-hidden />
      <Input
        ref={inputRef}
        placeholder={t('library.searchPlaceholder')}
        spellCheck="false"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      {searchKey !== undefined && <kbd>{searchKey}</kbd>}
      <AriaButton aria-label={t('library.clearSearch')}>
        <X size={14} aria-hidden />
      </AriaButton>
    </SearchField>
  );
}

function FilterChips() {
  const { t } = useTranslation();
  const view = useLibraryView();
  const names = filtersSet(view);
  const textOf = (name: FilterName): string => {
    if (name === 'state') return view.state === null ? '' : t(`library.states.${view.state}`);
    if (name === 'discipline') return view.discipline ?? '';
    return t(name === 'hasMedia' ? 'library.withMedia' : 'library.withProblems');
  };
  return (
    <div className={styles.chips}>
      {names.map((name) => (
        <AriaButton
          key={name}
          className={styles.chip!}
          aria-label={t('library.removeFilter', { filter: textOf(name) })}
          onPress={() => changeView({ [name]: NO_FILTERS[name] })}
        >
          <span>{textOf(name)}</span>
          <X size={12} aria-hidden />
        </AriaButton>
      ))}
      {names.length > 1 && (
        <AriaButton className={styles.clear!} onPress={() => changeView(NO_FILTERS)}>
          {t('library.clearFilters')}
        </AriaButton>
      )}
    </div>
  );
}

function SortChoice() {
  const { t } = useTranslation();
  const { query, searchSort } = useLibraryView();
  const [setting, changeSetting] = useSetting('talkSort');
  const isSearching = query.trim() !== '';
  const sort = isSearching ? searchSort : (setting.sort as TalkSort);
  const options = isSearching ? (['relevance', ...SORTS] as const) : SORTS;
  const isDescending = sort === 'relevance' || setting.isDescending;
  return (
    <div className={styles.sort}>
      <div className={styles.sortChoice}>
        <Choice
          label={t('library.sortBy')}
          isLabelHidden
          options={options.map((key) => ({ key, text: t(`library.sort.${key}`) }))}
          value={sort}
          onChange={(chosen) => {
            if (isSearching) changeView({ searchSort: chosen });
            if (chosen !== 'relevance') changeSetting({ sort: chosen, isDescending: startsDescending(chosen) });
          }}
        />
      </div>
      <IconButton
        icon={isDescending ? ArrowDownNarrowWide : ArrowUpNarrowWide}
        label={t(isDescending ? 'library.descending' : 'library.ascending')}
        isDisabled={sort === 'relevance'}
        onPress={() => changeSetting({ ...setting, isDescending: !setting.isDescending })}
      />
    </div>
  );
}
