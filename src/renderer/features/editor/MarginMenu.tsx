import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Form, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import {
  REVIEW_STATES,
  type ParagraphId,
  type ReviewState,
  type SpeakerId,
} from '../../../domain/transcript/transcript.ts';
import { Button } from '../../ui/Button.tsx';
import controls from '../../ui/controls.module.css';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import type { CommandId } from '../../ui/strings/commands.ts';
import { TextInput } from '../../ui/TextInput.tsx';
import { speakerName } from './speakerName.ts';

/** The button of a paragraph's margin that was pressed. */
export interface MarginTarget {
  readonly kind: 'speaker' | 'review';
  readonly paragraphId: ParagraphId;
  readonly speakerId: SpeakerId | null;
  readonly button: HTMLElement;
}

interface MarginMenuProps {
  readonly target: MarginTarget | null;
  readonly speakers: readonly Speaker[];
  readonly onSpeaker: (paragraphId: ParagraphId, speakerId: SpeakerId | null) => void;
  /** Gives the paragraph to somebody the talk does not know yet. */
  readonly onNewSpeaker: (paragraphId: ParagraphId, name: string) => Promise<void>;
  /** Gives a speaker another name, everywhere. */
  readonly onRename: (speakerId: SpeakerId, name: string) => Promise<void>;
  readonly onReview: (paragraphId: ParagraphId, review: ReviewState) => void;
  readonly onClose: () => void;
  /** Gives the focus back once a name was asked for: the menu it was in is gone. */
  readonly focusText: () => void;
}

/** What is asked for: the name of a new speaker (`null`), or another name for one. */
type Naming = { readonly paragraphId: ParagraphId; readonly speaker: Speaker | null } | null;

/** The menu of a margin's button: who speaks, or how far the paragraph is corrected. */
export function MarginMenu(props: MarginMenuProps) {
  const { t } = useTranslation();
  const { target, onClose } = props;
  const [naming, setNaming] = useState<Naming>(null);
  const endNaming = (): void => {
    // The text takes the focus only once the dialog no longer holds it.
    flushSync(() => setNaming(null));
    props.focusText();
  };
  const anchor = useMemo(() => ({ current: target?.button ?? null }), [target]);
  const title = target?.kind === 'review' ? t('review.state') : t('editor.speakers');
  return (
    <>
      <MenuTrigger isOpen={target !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Popover className={controls.popover!} triggerRef={anchor} placement="bottom start" offset={4}>
          {target?.kind === 'review' && <ReviewItems {...props} title={title} target={target} />}
          {target?.kind === 'speaker' && <SpeakerItems {...props} title={title} target={target} onNaming={setNaming} />}
        </Popover>
      </MenuTrigger>
      <NameDialog
        naming={naming}
        onClose={endNaming}
        onName={async (name) => {
          if (naming === null) return;
          const { paragraphId, speaker } = naming;
          await (speaker === null ? props.onNewSpeaker(paragraphId, name) : props.onRename(speaker.id, name));
          endNaming();
        }}
      />
    </>
  );
}

interface ItemsProps extends MarginMenuProps {
  readonly target: MarginTarget;
  readonly title: string;
}

interface SpeakerItemsProps extends ItemsProps {
  readonly onNaming: (naming: Naming) => void;
}

function SpeakerItems({ title, target, speakers, onSpeaker, onNaming }: SpeakerItemsProps) {
  const { t } = useTranslation();
  const keyOf = useShownKeys();
  const current = speakers.find(({ id }) => id === target.speakerId);
  const { paragraphId } = target;
  const onAction = (key: string | number): void => {
    if (key === 'new') onNaming({ paragraphId, speaker: null });
    else if (key === 'rename') onNaming({ paragraphId, speaker: current ?? null });
    else onSpeaker(paragraphId, key === 'nobody' ? null : (key as SpeakerId));
  };
  return (
    <Menu className={controls.list!} aria-label={title} onAction={onAction}>
      {speakers.map((speaker, index) => (
        <MenuItem key={speaker.id} id={speaker.id} className={controls.item!} textValue={speakerName(speaker)}>
          {speakerName(speaker)}
          {index < 9 && <Key keys={keyOf(`speaker${index + 1}` as CommandId)} />}
        </MenuItem>
      ))}
      <MenuItem id="nobody" className={controls.item!} textValue={t('editor.nobody')}>
        {t('editor.nobody')}
        <Key keys={keyOf('speakerNobody')} />
      </MenuItem>
      <Separator className={controls.rule!} />
      <MenuItem id="new" className={controls.item!}>
        {t('editor.newSpeaker')}
      </MenuItem>
      {current !== undefined && (
        <MenuItem id="rename" className={controls.item!}>
          {t('editor.renameSpeaker', { name: speakerName(current) })}
        </MenuItem>
      )}
    </Menu>
  );
}

const REVIEW_COMMANDS = {
  untouched: 'reviewUntouched',
  checked: 'reviewChecked',
  doubtful: 'reviewDoubtful',
  relisten: 'reviewRelisten',
} as const satisfies Record<ReviewState, CommandId>;

function ReviewItems({ title, target, onReview }: ItemsProps) {
  const { t } = useTranslation();
  const keyOf = useShownKeys();
  return (
    <Menu
      className={controls.list!}
      aria-label={title}
      onAction={(key) => onReview(target.paragraphId, key as ReviewState)}
    >
      {REVIEW_STATES.map((state) => (
        <MenuItem key={state} id={state} className={controls.item!} textValue={t(`review.states.${state}`)}>
          {t(`review.states.${state}`)}
          <Key keys={keyOf(REVIEW_COMMANDS[state])} />
        </MenuItem>
      ))}
    </Menu>
  );
}

function Key({ keys }: { readonly keys: string | undefined }) {
  return keys === undefined ? null : <kbd>{keys}</kbd>;
}

interface NameDialogProps {
  readonly naming: Naming;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

function NameDialog({ naming, onName, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const before = naming?.speaker == null ? '' : speakerName(naming.speaker);
  const title = before === '' ? t('editor.newSpeaker') : t('editor.renameSpeaker', { name: before });
  return (
    <Modal title={title} isOpen={naming !== null} onClose={onClose} width={360}>
      <NameForm key={before} before={before} onName={onName} />
    </Modal>
  );
}

function NameForm({ before, onName }: Pick<NameDialogProps, 'onName'> & { readonly before: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState(before);
  const [error, setError] = useState<unknown>(null);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onName(name.trim()).catch(setError);
      }}
      style={{ display: 'flex', alignItems: 'flex-start', gap: 8 }}
    >
      <TextInput
        label={t('editor.speakerNameLabel')}
        isLabelHidden
        value={name}
        onChange={setName}
        hint={t('editor.speakerNameHint')}
        isInvalid={error !== null}
        error={error === null ? undefined : failureText(t, error)}
        validationBehavior="aria"
        // A dialog that asks for one thing begins there.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <Button type="submit" variant="primary" isDisabled={name.trim() === ''}>
        {t('common.save')}
      </Button>
    </Form>
  );
}
