import { useTranslation } from 'react-i18next';
import type { Revision } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { ComparedPair } from './comparedPair.ts';
import { revisionName, shortTime } from './revisionName.ts';
import styles from './revisions.module.css';
import { useRevisions } from './useRevisions.ts';

interface PairChoiceProps {
  readonly talkId: TalkId;
  readonly pair: ComparedPair;
  readonly onPair: (pair: ComparedPair) => void;
}

const CURRENT = 'current';

/** Which two texts are compared; two revisions the wrong way round are turned, so that the later is what came. */
export function PairChoice({ talkId, pair, onPair }: PairChoiceProps) {
  const { t, i18n } = useTranslation();
  const revisions = useRevisions(talkId).data ?? [];
  const optionOf = (revision: Revision) => {
    const name = `${revisionName(t, revision)}, ${shortTime(revision, i18n.language)}`;
    return { key: revision.id, text: t('revisions.numbered', { number: revision.sequence, name }) };
  };
  const options = revisions.map(optionOf);
  const sequenceOf = (id: string | null): number =>
    revisions.find((revision) => revision.id === id)?.sequence ?? Infinity;
  const choose = (earlier: string, later: string | null): void => {
    const isTurned = later !== null && sequenceOf(earlier) > sequenceOf(later);
    onPair(isTurned ? { earlier: later, later: earlier } : { earlier, later });
  };
  return (
    <div className={styles.pair}>
      <Choice
        label={t('revisions.from')}
        options={options}
        value={pair.earlier}
        onChange={(earlier) => choose(earlier, pair.later)}
      />
      <Choice
        label={t('revisions.to')}
        options={[{ key: CURRENT, text: t('revisions.current') }, ...options]}
        value={pair.later ?? CURRENT}
        onChange={(later) => choose(pair.earlier, later === CURRENT ? null : later)}
      />
    </div>
  );
}
