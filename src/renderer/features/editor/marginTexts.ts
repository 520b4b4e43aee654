import type { TFunction } from 'i18next';
import type { ReviewState } from '../../../domain/transcript/transcript.ts';

/** The words that margins speak in. */
export interface MarginTexts {
  readonly seek: (clock: string) => string;
  readonly estimate: string;
  readonly chooseSpeaker: (name: string) => string;
  readonly nobody: string;
  readonly review: (state: string) => string;
  readonly reviewStates: Readonly<Record<ReviewState, string>>;
}

/** What stands for the value while a sentence is translated. */
const GAP = '\0';

/** The margins' words in the language of the interface. */
export function marginTexts(t: TFunction): MarginTexts {
  return {
    seek: around(t('editor.seek', { clock: GAP })),
    estimate: t('editor.estimate'),
    chooseSpeaker: around(t('editor.chooseSpeaker', { name: GAP })),
    nobody: t('editor.nobody'),
    review: around(t('review.isState', { state: GAP })),
    reviewStates: {
      untouched: t('review.states.untouched'),
      checked: t('review.states.checked'),
      doubtful: t('review.states.doubtful'),
      relisten: t('review.states.relisten'),
    },
  };
}

/** A sentence around any value: i18next takes ten microseconds for one, and a long talk's margins have ten thousand. */
function around(sentence: string): (value: string) => string {
  const [before, after] = sentence.split(GAP);
  return (value) => `${before}${value}${after}`;
}
