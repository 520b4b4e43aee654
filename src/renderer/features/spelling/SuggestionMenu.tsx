import { BookPlus, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import controls from '../../ui/controls.module.css';
import type { PlacedMisspelling } from './findMisspelling.ts';
import styles from './spelling.module.css';

/** A misspelling with what can be done about it. */
export interface OpenSuggestions {
  readonly misspelling: PlacedMisspelling;
  /** Where the word is in the window. */
  readonly box: DOMRect;
  readonly suggestions: readonly string[];
}

interface SuggestionMenuProps {
  readonly open: OpenSuggestions | null;
  readonly onReplace: (suggestion: string) => void;
  readonly onAdd: () => void;
  readonly onIgnore: () => void;
  readonly onClose: () => void;
}

/** The menu at a misspelt word: what could be meant, and ways to keep it. */
export function SuggestionMenu({ open, onReplace, onAdd, onIgnore, onClose }: SuggestionMenuProps) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (open === null) return null;
  const { box, misspelling, suggestions } = open;
  const onAction = (key: string): void => {
    if (key === 'add') onAdd();
    else if (key === 'ignore') onIgnore();
    else onReplace(suggestions[Number(key)]!);
  };
  return (
    <>
      <span
        ref={setAnchor}
        className={styles.anchor}
        style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      />
      <MenuTrigger isOpen={anchor !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Popover
          className={controls.popover!}
          triggerRef={{ current: anchor }}
          placement="bottom start"
          offset={4}
          aria-label={t('spelling.menu', { word: misspelling.text })}
        >
          <Menu
            className={controls.list!}
            aria-label={t('spelling.menu', { word: misspelling.text })}
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus="first"
            disabledKeys={['none']}
            onAction={(key) => onAction(String(key))}
          >
            <MenuSection>
              <Header className={controls.itemHeader!}>{t('spelling.suggestions')}</Header>
              {suggestions.map((suggestion, index) => (
                <MenuItem
                  key={suggestion}
                  id={String(index)}
                  textValue={suggestion}
                  className={`${controls.item} ${styles.suggestion}`}
                >
                  {suggestion}
                </MenuItem>
              ))}
              {suggestions.length === 0 && (
                <MenuItem id="none" className={`${controls.item} ${styles.none}`}>
                  {t('spelling.noSuggestion')}
                </MenuItem>
              )}
            </MenuSection>
            <Separator className={controls.separator!} />
            <MenuItem id="add" className={controls.item!}>
              <BookPlus size={15} aria-hidden />
              {t('spelling.add')}
            </MenuItem>
            <MenuItem id="ignore" className={controls.item!}>
              <EyeOff size={15} aria-hidden />
              {t('spelling.ignore')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
