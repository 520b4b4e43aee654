import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntryProposal } from '../../../domain/glossary/proposeEntries.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './glossary.module.css';

interface ProposalListProps {
  readonly proposals: readonly EntryProposal[];
  readonly onAdd: (proposal: EntryProposal) => void;
}

/** Words of the text that nearly are a name of the notice. */
export function ProposalList({ proposals, onAdd }: ProposalListProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.proposals}>
      <h3>{t('glossary.proposals')}</h3>
      <ul className={styles.list} aria-label={t('glossary.proposals')}>
        {proposals.map((proposal) => (
          <li key={proposal.heard}>
            <div>
              <span className={styles.heard}>{proposal.heard}</span> → {proposal.correct}
              <small>{t('glossary.occurrences', { count: proposal.count })}</small>
            </div>
            <IconButton
              icon={Plus}
              iconSize={14}
              label={t('glossary.addProposal', { heard: proposal.heard })}
              onPress={() => onAdd(proposal)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
