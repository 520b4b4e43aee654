import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../host/settings.ts';
import { WithTooltip } from '../ui/WithTooltip.tsx';
import styles from './sidePanel.module.css';
import type { SidePanelProps } from './sidePanelProps.ts';
import { SIDE_PANELS } from './sidePanels.tsx';

/** The icons of the panels, at the edge of the window; the one of the open panel closes it. */
export function SidePanelBar() {
  const { t } = useTranslation();
  const [open, setOpen] = useSetting('sidePanel');
  return (
    <nav className={styles.bar} aria-label={t('shell.panelBar')} data-keeps-focus="">
      {SIDE_PANELS.map(({ id, icon: Icon }) => (
        <WithTooltip key={id} text={t(`shell.panels.${id}`)} placement="right">
          <ToggleButton
            className={styles.icon!}
            aria-label={t(`shell.panels.${id}`)}
            isSelected={open === id}
            onChange={(isSelected) => setOpen(isSelected ? id : null)}
          >
            <Icon size={18} strokeWidth={1.75} aria-hidden />
          </ToggleButton>
        </WithTooltip>
      ))}
    </nav>
  );
}

/** The open panel. Panels that were open before are kept, hidden, with what was typed and found in them. */
export function SidePanel(props: SidePanelProps) {
  const { t } = useTranslation();
  const [open] = useSetting('sidePanel');
  const opened = useOpened(open);
  // Before the text is there, the others would say that there is nothing in it.
  const hasText = props.session.timed !== null;
  return SIDE_PANELS.filter(({ id }) => opened.has(id) && (hasText || id === 'notice')).map(({ id, Panel }) => (
    <aside key={id} className={styles.panel} hidden={id !== open} aria-label={t(`shell.panels.${id}`)}>
      <Panel {...props} />
    </aside>
  ));
}

function useOpened(open: string | null): ReadonlySet<string> {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (open === null || opened.has(open)) return opened;
  const next = new Set([...opened, open]);
  setOpened(next);
  return next;
}
