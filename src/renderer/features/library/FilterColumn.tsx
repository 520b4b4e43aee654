import { useQuery } from '@tanstack/react-query';
import { LayoutList, TriangleAlert, Video, type LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import { TALK_STATES, type TalkState } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import styles from './filters.module.css';
import { changeView, useLibraryView } from './libraryView.ts';
import { STATE_LOOKS } from './talkLook.ts';

type Facets = Reply<'talks.facets'>;
/** The stub comes last: it is no talk to work on. */
const SHOWN_STATES: readonly TalkState[] = [...TALK_STATES.filter((state) => state !== 'stub'), 'stub'];
const ALL = 'all';

/** How many talks there are of each kind. */
export function useFacets() {
  const { connection } = useHost();
  return useQuery({ queryKey: ['talks.facets'], queryFn: () => connection.call('talks.facets', {}) });
}

/** The filters of the list, with how many talks each would let through in the whole library. */
export function FilterColumn({ facets }: { readonly facets: Facets | undefined }) {
  const { t } = useTranslation();
  const view = useLibraryView();
  const counts = new Map(facets?.states.map(({ state, count }) => [state, count]));
  const talkCount = facets?.states.reduce((sum, { state, count }) => sum + (state === 'stub' ? 0 : count), 0);
  const disciplines = facets?.disciplines ?? [];

  return (
    <aside className={styles.column} aria-label={t('library.filters')}>
      <FilterGroup title={t('library.state')}>
        <ToggleButtonGroup
          className={styles.options!}
          aria-label={t('library.state')}
          orientation="vertical"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view.state ?? ALL]}
          onSelectionChange={(keys) => {
            const state = [...keys][0];
            changeView({ state: state === ALL ? null : (state as TalkState) });
          }}
        >
          <Option id={ALL} icon={LayoutList} text={t('library.all')} count={talkCount} />
          {SHOWN_STATES.map((state) => (
            <Option
              key={state}
              id={state}
              icon={STATE_LOOKS[state].icon}
              text={t(`library.states.${state}`)}
              count={facets === undefined ? undefined : (counts.get(state) ?? 0)}
            />
          ))}
        </ToggleButtonGroup>
      </FilterGroup>
      <FilterGroup title={t('library.onlyWith')}>
        <Toggle
          icon={Video}
          text={t('library.withMedia')}
          isSelected={view.hasMedia}
          onChange={(hasMedia) => changeView({ hasMedia })}
        />
        <Toggle
          icon={TriangleAlert}
          text={t('library.withProblems')}
          isSelected={view.hasProblems}
          onChange={(hasProblems) => changeView({ hasProblems })}
        />
      </FilterGroup>
      {disciplines.length > 0 && (
        <FilterGroup title={t('library.discipline')} isScrollable>
          <ToggleButtonGroup
            className={styles.options!}
            aria-label={t('library.discipline')}
            orientation="vertical"
            selectionMode="single"
            selectedKeys={view.discipline === null ? [] : [view.discipline]}
            onSelectionChange={(keys) => changeView({ discipline: ([...keys][0] as string | undefined) ?? null })}
          >
            {disciplines.map(({ label, count }) => (
              <Option key={label} id={label} text={label} count={count} />
            ))}
          </ToggleButtonGroup>
        </FilterGroup>
      )}
    </aside>
  );
}

interface FilterGroupProps {
  readonly title: string;
  readonly isScrollable?: boolean;
  readonly children: ReactNode;
}

function FilterGroup({ title, isScrollable = false, children }: FilterGroupProps) {
  const id = useId();
  return (
    <section className={styles.group} data-scrollable={isScrollable || undefined} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

interface OptionProps {
  readonly id: string;
  readonly icon?: LucideIcon;
  readonly text: string;
  readonly count: number | undefined;
}

function Option({ id, icon: Icon, text, count }: OptionProps) {
  const { i18n } = useTranslation();
  return (
    <ToggleButton id={id} className={styles.option!}>
      {Icon !== undefined && <Icon size={15} aria-hidden />}
      <span className={styles.text} title={text}>
        {text}
      </span>
      <span className={styles.count}>{count === undefined ? '' : count.toLocaleString(i18n.language)}</span>
    </ToggleButton>
  );
}

interface ToggleProps {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

function Toggle({ icon: Icon, text, isSelected, onChange }: ToggleProps) {
  return (
    <ToggleButton className={styles.option!} isSelected={isSelected} onChange={onChange}>
      <Icon size={15} aria-hidden />
      <span className={styles.text}>{text}</span>
    </ToggleButton>
  );
}
