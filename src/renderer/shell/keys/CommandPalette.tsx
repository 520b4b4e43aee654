import { Search } from 'lucide-react';
import { use, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  Autocomplete,
  Dialog,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../../host/settings.ts';
import { CommandHubContext } from '../../ui/commandHub.ts';
import controls from '../../ui/controls.module.css';
import type { CommandId } from '../../ui/strings/commands.ts';
import { useKeyMap } from './keyMapStore.ts';
import styles from './palette.module.css';
import { paletteItems, withRecent, type PaletteItem } from './paletteItems.ts';
import { useReadableKey } from './useReadableKey.ts';

interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Finds a command by a few letters of its name and runs it where the focus was. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  return isOpen ? <OpenPalette onClose={onClose} /> : null;
}

function OpenPalette({ onClose }: Pick<CommandPaletteProps, 'onClose'>) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const [origin] = useState(() => document.activeElement);
  const [recent, setRecent] = useSetting('recentCommands');
  const [query, setQuery] = useState('');
  const items = paletteItems(query, recent, hub);
  const run = (id: CommandId): void => {
    setRecent(withRecent(recent, id));
    // The command runs once the palette is gone and the focus is back, as if its key had been pressed there.
    flushSync(onClose);
    if (origin instanceof HTMLElement) origin.focus();
    hub.run(id);
  };
  return (
    <ModalOverlay
      className={styles.overlay!}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.palette!}>
        <Dialog aria-label={t('keys.palette.title')}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            {/* A palette is there to be typed into. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <TextField className={styles.search!} autoFocus>
              <Label className="visually-hidden">{t('keys.palette.title')}</Label>
              <Search size={17} aria-hidden />
              <Input placeholder={t('keys.palette.search')} spellCheck="false" />
            </TextField>
            <ListBox
              className={styles.list!}
              aria-label={t('keys.palette.title')}
              items={items.map((item) => ({ ...item, id: item.command.id }))}
              dependencies={[items]}
              selectionMode="none"
              disabledKeys={items.filter(({ needs }) => needs !== null).map(({ command }) => command.id)}
              onAction={(id) => run(id as CommandId)}
              renderEmptyState={() => <p className={styles.nothing}>{t('keys.palette.nothing')}</p>}
            >
              {(item) => <Item item={item} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Item({ item: { command, needs } }: { readonly item: PaletteItem }) {
  const { t } = useTranslation();
  const { id, typingKeys = [] } = command;
  const readable = useReadableKey();
  const keys = [...(useKeyMap().get(id) ?? []), ...typingKeys];
  const text = t(`commands.${id}`);
  return (
    <ListBoxItem id={id} textValue={text} className={`${controls.item} ${styles.item}`}>
      <Text slot="label">{text}</Text>
      {needs !== null && <small>{t(`keys.palette.needs.${needs}`)}</small>}
      <span className={styles.keys}>
        {keys.map((key) => (
          <kbd key={key}>{readable(key)}</kbd>
        ))}
      </span>
    </ListBoxItem>
  );
}
