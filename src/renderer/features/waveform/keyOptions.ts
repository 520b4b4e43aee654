import type { HeldEdge } from './heldEdge.ts';
import type { LoopingTransport, TextActions } from './stripActions.ts';
import type { StripModel } from './StripModel.ts';
import type { StripSelection } from './StripSelection.ts';

/** What of a key press is looked at. */
export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key did, that is to be said to who does not see it. */
export type KeyDone = 'sound' | 'view' | 'selection' | 'loop' | 'held' | 'moved' | 'set' | 'givenUp';

/** What the keys of the strip work on. */
export interface KeyOptions {
  readonly model: StripModel;
  readonly transport: LoopingTransport;
  readonly actions: TextActions;
  readonly selection: StripSelection;
  /** Lets go of what is dragged, leaving it where it was. */
  readonly giveUp: () => void;
  /** `held`: the edge it was about, once it is held no longer. */
  readonly say: (done: KeyDone, held?: HeldEdge) => void;
}
