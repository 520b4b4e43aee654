import { ArrowDown, ArrowUp, BadgeCheck, Check, Ellipsis, FileText, Trash2 } from 'lucide-react';
import type { PressEvent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { parseLine } from './fieldTexts.ts';
import { fullName, isUnconfirmed, passageNaming } from './speakerEdits.ts';
import { TextRow } from './TextRow.tsx';
import styles from './notice.module.css';

/** What can be done with a speaker besides editing its texts. */
export type SpeakerAction = 'up' | 'down' | 'remove';

interface SpeakerCardProps {
  readonly speaker: Speaker;
  /** Where a proposed name may have come from. */
  readonly abstract: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Just added: its name is to be typed. */
  readonly isNew: boolean;
  readonly onEdit: (change: Partial<Speaker>) => void;
  readonly onAction: (action: SpeakerAction) => void;
}

/** One speaker: name, affiliation, role, and how the name is known. */
export function SpeakerCard({ speaker, abstract, isFirst, isLast, isNew, onEdit, onAction }: SpeakerCardProps) {
  const { t } = useTranslation();
  const name = fullName(speaker) || t('notice.newSpeaker');
  return (
    <fieldset
      className={styles.card}
      aria-label={name}
      data-unconfirmed={isUnconfirmed(speaker) || undefined}
      tabIndex={-1}
    >
      <div className={styles.cardName}>
        <SpeakerText
          label={t('notice.given')}
          value={speaker.given}
          onCommit={(given) => onEdit({ given: given ?? '' })}
          isName
          takesFocus={isNew}
        />
        <SpeakerText
          label={t('notice.family')}
          value={speaker.family}
          onCommit={(family) => onEdit({ family: family ?? '' })}
          isName
        />
        <Certainty speaker={speaker} />
        <MenuButton
          button={<IconButton icon={Ellipsis} label={t('notice.speakerActions', { name })} />}
          label={t('notice.speakerActions', { name })}
          entries={[
            { id: 'up', text: t('notice.moveUp'), icon: ArrowUp, isDisabled: isFirst },
            { id: 'down', text: t('notice.moveDown'), icon: ArrowDown, isDisabled: isLast },
            { id: 'remove', text: t('notice.removeSpeaker'), icon: Trash2 },
          ]}
          onAction={(id) => onAction(id as SpeakerAction)}
        />
      </div>
      <div className={styles.cardDetails}>
        <SpeakerText
          label={t('notice.affiliation')}
          value={speaker.affiliation}
          onCommit={(affiliation) => onEdit({ affiliation })}
        />
        <SpeakerText label={t('notice.role')} value={speaker.role} onCommit={(role) => onEdit({ role })} />
      </div>
      {isUnconfirmed(speaker) && <Unconfirmed speaker={speaker} abstract={abstract} onEdit={onEdit} />}
    </fieldset>
  );
}

interface SpeakerTextProps {
  readonly label: string;
  readonly value: string | null;
  readonly onCommit: (value: string | null) => void;
  readonly isName?: boolean;
  readonly takesFocus?: boolean;
}

function SpeakerText({ label, value, onCommit, isName, takesFocus = false }: SpeakerTextProps) {
  return (
    <TextRow
      label={label}
      labelPlace="hidden"
      placeholder={label}
      text={value ?? ''}
      parse={parseLine}
      onCommit={onCommit}
      look={isName === true ? 'name' : undefined}
      takesFocus={takesFocus}
    />
  );
}

/** How a settled name is known; one to confirm has its own line. */
function Certainty({ speaker }: Pick<SpeakerCardProps, 'speaker'>) {
  const { t } = useTranslation();
  if (isUnconfirmed(speaker)) return null;
  const isStated = speaker.certainty === 'stated';
  const Icon = isStated ? FileText : BadgeCheck;
  const text = isStated ? t('notice.stated') : t('notice.confirmed');
  return (
    <span className={styles.certainty} title={text}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

function Unconfirmed({ speaker, abstract, onEdit }: Pick<SpeakerCardProps, 'speaker' | 'abstract' | 'onEdit'>) {
  const { t } = useTranslation();
  const isProposed = speaker.certainty === 'proposed';
  const passage = isProposed ? passageNaming(speaker, abstract) : null;
  const confirm = ({ target }: PressEvent): void => {
    // The button is about to vanish: the keyboard goes on from the card.
    target.closest('fieldset')?.focus();
    onEdit({ certainty: 'confirmed' });
  };
  return (
    <div className={styles.unconfirmed}>
      <p>
        {isProposed
          ? t(passage === null ? 'notice.proposedElsewhere' : 'notice.proposed')
          : t('notice.guessed', { raw: speaker.given + speaker.family })}
        {passage !== null && (
          <q>
            {passage.before}
            <mark>{passage.name}</mark>
            {passage.after}
          </q>
        )}
      </p>
      <Button icon={Check} onPress={confirm}>
        {t('notice.confirm')}
      </Button>
    </div>
  );
}
