import type { Call } from '../../../contract/methods.ts';
import type { NoticeFields, Talk } from '../../../contract/schemas.ts';
import { changedFields, withoutSent, type SomeFields } from './noticeFields.ts';

/** What a notice pane shows. */
export interface NoticeState {
  /** The talk with the edits that are still on their way. */
  readonly shown: Talk;
  readonly phase: 'idle' | 'saving' | 'saved' | 'failed';
  /** Why the last saving failed, while `failed`. */
  readonly error: unknown;
  /** The talk as the library gave it after the last saving. */
  readonly saved: Talk | null;
}

/**
 * The edits of one talk's notice, from the field that was left to the library's acknowledgement.
 *
 * One saving is under way at a time and takes all that waits. What fails is kept, shown, and sent again with the
 * next edit or `retry`.
 */
export class NoticeEdits {
  readonly #call: Call;
  #stored: Talk;
  #pending: SomeFields = {};
  #isSending = false;
  #state: NoticeState;
  readonly #listeners = new Set<() => void>();

  constructor(call: Call, talk: Talk) {
    this.#call = call;
    this.#stored = talk;
    this.#state = { shown: talk, phase: 'idle', error: null, saved: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = (): NoticeState => this.#state;

  /** Takes over the talk as it is now elsewhere; one that is older than the last acknowledgement is ignored. */
  receive(talk: Talk): void {
    if (talk === this.#stored || talk.updatedAt < this.#stored.updatedAt) return;
    this.#stored = talk;
    this.#show({});
  }

  /** Changes fields, computed from what is shown at this moment. What stays the same is not sent. */
  edit(change: (shown: NoticeFields) => SomeFields): void {
    const fields = changedFields(this.#state.shown, change(this.#state.shown));
    if (Object.keys(fields).length === 0) return;
    this.#pending = { ...this.#pending, ...fields };
    this.#show({});
    void this.#send();
  }

  /** Sends again what could not be saved. */
  retry(): void {
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#show({ phase: 'saving', error: null });
    try {
      let saved = this.#state.saved;
      while (Object.keys(this.#pending).length > 0) {
        const sent = this.#pending;
        saved = await this.#call('talks.update', { talkId: this.#stored.id, fields: sent });
        this.#stored = saved;
        this.#pending = withoutSent(this.#pending, sent);
      }
      this.#show({ phase: 'saved', saved });
    } catch (error) {
      this.#show({ phase: 'failed', error });
    } finally {
      this.#isSending = false;
    }
  }

  #show(change: Partial<NoticeState>): void {
    this.#state = { ...this.#state, ...change, shown: { ...this.#stored, ...this.#pending } };
    for (const listener of this.#listeners) listener();
  }
}
