import type { Talk } from '../../contract/schemas.ts';
import { setReview } from '../features/editor/editCommands.ts';
import { goToUnchecked, markOrInsert, toggleMark } from '../features/editor/markCommands.ts';
import {
  releasePinsHere,
  toggleCueBreakHere,
  toggleNoBreakHere,
  type PinRefusal,
} from '../features/editor/pinCommands.ts';
import { changeSetting } from '../host/settings.ts';
import type { Command } from '@tiptap/pm/state';
import type { CommandActions } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { startComment } from './commentDraft.ts';
import { runOnParagraph } from './runOnParagraph.ts';
import type { TalkSession } from './useTalkSession.ts';

/** What is written into a text for what is heard besides words, in the language of the talk. */
const HEARD = {
  fr: { inaudible: 'inaudible', sound: 'bruit', music: 'musique' },
  en: { inaudible: 'inaudible', sound: 'noise', music: 'music' },
};

/** Why a pin could not be put at the caret. */
function remarkOnPin(reason: PinRefusal, isBreak: boolean): void {
  if (reason === 'heading') remark('noCueInHeading');
  else if (reason === 'noChange') remark('cueBegins');
  else remark(isBreak ? 'noWord' : 'oneWord');
}

/** The commands that say how far the text is corrected, and mark it. */
export function reviewActions({ language }: Talk, { editor }: TalkSession): CommandActions {
  const heard = language?.startsWith('en') === true ? HEARD.en : HEARD.fr;
  const goOn = (): void => {
    if (editor?.run(goToUnchecked) === false) remark('allChecked');
  };
  const onWords = (command: Command) => (): void => {
    if (editor?.run(command) === false) remark('noWord');
  };
  return {
    nextUnchecked: goOn,
    // Checked is the last word on a paragraph: the next one that waits follows.
    reviewChecked: () => {
      editor?.run(setReview('checked'));
      goOn();
    },
    reviewDoubtful: () => runOnParagraph(editor, setReview('doubtful')),
    reviewRelisten: () => runOnParagraph(editor, setReview('relisten')),
    reviewUntouched: () => runOnParagraph(editor, setReview('untouched')),
    markItalic: onWords(toggleMark('italic')),
    markForeign: onWords(toggleMark('foreign')),
    markInaudible: () => void editor?.run(markOrInsert('inaudible', heard.inaudible)),
    markOverlap: onWords(toggleMark('overlap')),
    markSound: () => void editor?.run(markOrInsert('sound', heard.sound)),
    markMusic: () => void editor?.run(markOrInsert('music', heard.music)),
    pinCueBreak: () => void editor?.run(toggleCueBreakHere((reason) => remarkOnPin(reason, true))),
    pinNoBreak: () => void editor?.run(toggleNoBreakHere((reason) => remarkOnPin(reason, false))),
    releasePins: () => {
      if (editor?.run(releasePinsHere) === false) remark('noPin');
    },
    comment: () => {
      if (startComment(editor)) changeSetting('sidePanel', 'comments');
      else remark('noWord');
    },
  };
}
