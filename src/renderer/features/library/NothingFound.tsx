import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './empty.module.css';
import { changeView, filtersSet, NO_FILTERS, useLibraryView } from './libraryView.ts';

/** Says that nothing matches, and offers the ways out. */
export function NothingFound({ hasStubs }: { readonly hasStubs: boolean }) {
  const { t } = useTranslation();
  const view = useLibraryView();
  const query = view.query.trim();
  return (
    <div className={styles.nothing}>
      <SearchX size={30} strokeWidth={1.5} aria-hidden />
      <h2>{t('library.nothing.title')}</h2>
      <p>{query === '' ? t('library.nothing.forFilters') : t('library.nothing.forQuery', { query })}</p>
      <div className={styles.buttons}>
        {query !== '' && <Button onPress={() => changeView({ query: '' })}>{t('library.clearSearch')}</Button>}
        {filtersSet(view).length > 0 && (
          <Button onPress={() => changeView(NO_FILTERS)}>{t('library.clearFilters')}</Button>
        )}
        {hasStubs && view.state !== 'stub' && (
          <Button onPress={() => changeView({ ...NO_FILTERS, state: 'stub' })}>{t('library.nothing.stubs')}</Button>
        )}
      </div>
    </div>
  );
}
