import { Search } from 'lucide-react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './people.module.css';

interface PersonSearchProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onLeave: () => void;
}

/** Finds people by words of their names; the arrow down goes on to the list. */
export function PersonSearch({ query, onChange, onLeave }: PersonSearchProps) {
  const { t } = useTranslation();
  return (
    <SearchField className={styles.search!} value={query} onChange={onChange} onSubmit={onLeave}>
      <Label className="visually-hidden">{t('people.search')}</Label>
      <Search size={15} aria-hidden />
      <Input
        placeholder={t('people.search')}
        spellCheck="false"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
    </SearchField>
  );
}
