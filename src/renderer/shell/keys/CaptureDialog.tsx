import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import type { CommandEntry } from '../commands.ts';
import { listenToGamepads } from './gamepads.ts';
import { takenFrom, withKeys } from './keyMap.ts';
import { changeKeys, useKeyChoice, useKeyMap } from './keyMapStore.ts';
import styles from './keys.module.css';
import { learnKey, type LearntKey } from './learnKey.ts';
import { useReadableKey } from './useReadableKey.ts';

interface CaptureDialogProps {
  readonly command: CommandEntry;
  /** The key that gives way to the new one, or `null` when the new one comes beside the others. */
  readonly replaced: string | null;
  readonly onClose: () => void;
}

/** Asks for a key by having it pressed, says what it would take it from, and gives it to a command. */
export function CaptureDialog({ command, replaced, onClose }: CaptureDialogProps) {
  const { t } = useTranslation();
  const readable = useReadableKey();
  const choice = useKeyChoice();
  const keys = useKeyMap().get(command.id) ?? [];
  const [learnt, setLearnt] = useState<LearntKey | null>(null);
  const isListening = learnt === null || learnt.refusal !== null;
  useKeyPresses(isListening, command, setLearnt);

  const finish = (next: readonly string[]): void => {
    changeKeys(withKeys(choice, command.id, next));
    onClose();
  };
  const assign = (key: string): void => {
    const kept = keys.includes(key) ? keys.filter((one) => one !== replaced || one === key) : null;
    finish(kept ?? (replaced === null ? [...keys, key] : keys.map((one) => (one === replaced ? key : one))));
  };
  return (
    <Modal
      title={t('keys.capture.title', { command: t(`commands.${command.id}`) })}
      isOpen
      onClose={onClose}
      width={440}
      footer={
        <>
          {/* Beside the question about another key there is neither room nor need for it. */}
          {replaced !== null && isListening && (
            <Button variant="ghost" onPress={() => finish(keys.filter((key) => key !== replaced))}>
              {t('keys.capture.remove', { key: readable(replaced) })}
            </Button>
          )}
          <span className={styles.fill} />
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          {isListening ? null : (
            <>
              <Button onPress={() => setLearnt(null)}>{t('keys.capture.again')}</Button>
              <AssignButton command={command} learnt={learnt} onAssign={assign} />
            </>
          )}
        </>
      }
    >
      <div className={styles.capture} data-listening={isListening || undefined}>
        {learnt === null ? <p>{t('keys.capture.prompt')}</p> : <kbd>{readable(learnt.key)}</kbd>}
      </div>
      <output className={styles.verdict} data-tone={learnt?.refusal == null ? undefined : 'bad'}>
        <Verdict command={command} learnt={learnt} />
      </output>
    </Modal>
  );
}

interface AssignButtonProps {
  readonly command: CommandEntry;
  readonly learnt: LearntKey;
  readonly onAssign: (key: string) => void;
}

function AssignButton({ command, learnt, onAssign }: AssignButtonProps) {
  const { t } = useTranslation();
  const isTaken = takenFrom(useKeyMap(), command, learnt.key) !== null;
  return (
    // The key is pressed; Enter then gives it, so that it can all be done from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <Button variant="primary" autoFocus onPress={() => onAssign(learnt.key)}>
      {t(isTaken ? 'keys.capture.take' : 'keys.capture.assign')}
    </Button>
  );
}

/** What there is to say about the key that was pressed. */
function Verdict({ command, learnt }: { readonly command: CommandEntry; readonly learnt: LearntKey | null }) {
  const { t } = useTranslation();
  const readable = useReadableKey();
  const keyMap = useKeyMap();
  if (learnt === null) return null;
  const { key, refusal } = learnt;
  if (refusal !== null) return t('keys.refusedKey', { key: readable(key), reason: t(`keys.refused.${refusal}`) });
  if (keyMap.get(command.id)?.includes(key) === true) return t('keys.capture.own');
  const other = takenFrom(keyMap, command, key);
  return other === null ? t('keys.capture.free') : t('keys.capture.taken', { command: t(`commands.${other.id}`) });
}

/** Hears every key and pedal while it listens, before the dialog does: Escape and Tab can be given too. */
function useKeyPresses(isListening: boolean, command: CommandEntry, onKey: (learnt: LearntKey) => void): void {
  const hear = useEffectEvent(onKey);
  useEffect(() => {
    if (!isListening) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const learnt = event.repeat ? null : learnKey(event, command.scope);
      if (learnt !== null) hear(learnt);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    const stopGamepads = listenToGamepads(({ key, isDown }) => {
      if (isDown) hear({ key, refusal: null });
    });
    return () => {
      removeEventListener('keydown', onKeyDown, { capture: true });
      stopGamepads();
    };
  }, [isListening, command]);
}
