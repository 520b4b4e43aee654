import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { changeSetting, settingNow } from '../../host/settings.ts';

/** Adds a word to the user's own dictionary, which every talk of the library shares. */
export function addUserWord(word: string): void {
  const words = settingNow('spellingWords');
  if (!words.includes(word)) changeSetting('spellingWords', [...words, word]);
}

/** Takes a word out of the user's own dictionary. */
export function removeUserWord(word: string): void {
  changeSetting(
    'spellingWords',
    settingNow('spellingWords').filter((known) => known !== word),
  );
}

/** Accepts a word in one talk only. */
export function ignoreWord(talkId: TalkId, word: string): void {
  const ignored = settingNow('spellingIgnored');
  const words = ignored[talkId] ?? [];
  if (!words.includes(word)) changeSetting('spellingIgnored', { ...ignored, [talkId]: [...words, word] });
}

/** Marks a word again in every talk that ignored it. */
export function stopIgnoring(word: string): void {
  const kept = Object.entries(settingNow('spellingIgnored'))
    .map(([talkId, words]) => [talkId, words.filter((known) => known !== word)] as const)
    .filter(([, words]) => words.length > 0);
  changeSetting('spellingIgnored', Object.fromEntries(kept));
}
