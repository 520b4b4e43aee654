import { Play } from 'lucide-react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FoundTalk } from '../../../contract/searchSchemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './find.module.css';
import type { Hit } from './findRows.ts';

/** The talk above its hits. */
export function TalkHeading({ talk }: { readonly talk: FoundTalk }) {
  return (
    <th scope="rowgroup" className={styles.talk}>
      <span>{talk.title}</span>
      <span>{talk.count}</span>
    </th>
  );
}

interface HitRowProps {
  readonly hit: Hit;
  readonly isReplacing: boolean;
  readonly isIncluded: boolean;
  readonly canPlay: boolean;
  readonly onShow: (plays: boolean) => void;
  readonly onToggle: () => void;
}

/** A hit in its sentence, with its time. */
export function HitRow({ hit, isReplacing, isIncluded, canPlay, onShow, onToggle }: HitRowProps) {
  const { t } = useTranslation();
  const clock = formatClock(hit.startMs);
  return (
    <>
      {isReplacing && (
        <td className={styles.choice}>
          <Checkbox
            className={styles.checkbox!}
            aria-label={t('find.include')}
            excludeFromTabOrder
            isSelected={isIncluded}
            onChange={onToggle}
          />
        </td>
      )}
      {/* The grid takes the keys for the row. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <td className={styles.context} onClick={() => onShow(false)}>
        {hit.before}
        {isReplacing && isIncluded && hit.replacement !== null ? (
          <>
            <del>{hit.found}</del>
            {hit.replacement !== '' && <ins>{hit.replacement}</ins>}
          </>
        ) : (
          <mark>{hit.found}</mark>
        )}
        {hit.after}
      </td>
      <td className={styles.time}>
        <span title={hit.isEstimated ? t('find.estimate') : undefined}>{hit.isEstimated ? `≈ ${clock}` : clock}</span>
        {canPlay && (
          <IconButton
            icon={Play}
            iconSize={13}
            label={t('find.play', { clock })}
            excludeFromTabOrder
            onPress={() => onShow(true)}
          />
        )}
      </td>
    </>
  );
}
