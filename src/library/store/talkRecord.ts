import type { NoticeFields, TalkState } from '../../contract/schemas.ts';
import type { Notice, RelatedTalk } from '../../domain/notices/notice.ts';
import type { TalkNumber } from './talkNumber.ts';

/** Everything about a talk that a notice can say, as it is kept. */
export interface TalkRecord extends NoticeFields, Pick<Notice, 'documents' | 'levels' | 'chapters' | 'mediaUrl'> {
  readonly state: TalkState;
  /** The title is only the beginning of the real one, as on the card of a related talk. */
  readonly isTitleCut: boolean;
  readonly isAbstractCut: boolean;
}

/** A related talk as a notice shows it, and the talk of the library that it is. */
export interface RelatedCard {
  readonly card: RelatedTalk;
  readonly talk: TalkNumber | null;
}
