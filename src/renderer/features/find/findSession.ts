import type { Connection } from '../../../contract/connect.ts';
import type { Reply, Request } from '../../../contract/methods.ts';
import type { Job } from '../../../contract/schemas.ts';
import type { FoundTalk } from '../../../contract/searchSchemas.ts';
import type { GlossaryRule } from '../../../domain/glossary/glossaryEntry.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore, type ValueStore } from '../../ui/valueStore.ts';
import { countHits, hitKey, hitsIn, placeOf, type Hit } from './findRows.ts';
import { FIRST_STATE, NOTHING_FOUND, type FindState } from './findState.ts';
import { finishJob } from '../../host/finishJob.ts';
import { hitAfter, sameHits } from './sameHits.ts';

/** The talk whose text is open in this window. */
export interface OpenTalk {
  readonly talkId: TalkId;
  /** Saves what is unsaved: words are looked for in what is stored. */
  flush(): Promise<boolean>;
  /**
   * Lets a job of the library change the text, and shows it then; `false` while the text cannot be saved. `work` tells
   * how far the job is.
   */
  changeStored(work: (onJob: (job: Job) => void) => Promise<void>): Promise<boolean>;
  isBeforeCaret(hit: Hit): boolean;
}

/** Typing waits this long for its next key before words are looked for. */
const QUIET_MS = 150;
/** So many hits are listed; the others are only counted. */
const LISTED = 5_000;

type Asked = Pick<FindState, 'query' | 'isEverywhere' | 'isReplacing' | 'replacement'>;

/** The finding and replacing of one window: it stays what it was when another talk is opened. */
export class FindSession {
  readonly state: ValueStore<FindState> = createValueStore(FIRST_STATE);
  readonly #connection: Connection;
  #talk: OpenTalk | null = null;
  #lastTalkId: TalkId | null = null;
  /** Counts searches: what comes of an earlier one is of no use. */
  #search = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The search that the timer begins leaves what is shown until it has found. */
  #keepsShown = true;
  /** The open text has changed since it was looked through. */
  #isStale = false;
  /** The search that looks through talks, also where what was found before is still shown as done. */
  #scanning: number | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Names the open talk, or none; the panel looks in it from then on. */
  setTalk(talk: OpenTalk | null): void {
    const hasMoved = talk !== null && this.#lastTalkId !== talk.talkId;
    this.#lastTalkId = talk?.talkId ?? this.#lastTalkId;
    this.#talk = talk;
    // What was found everywhere is still there in another talk.
    if (hasMoved) this.#change({ rules: null });
    if (hasMoved && !this.state.get().isEverywhere) void this.#find(this.state.get().wanted !== null);
  }

  /** Changes what is looked for or how, and finds anew after a moment. */
  ask(change: Partial<Asked>): void {
    this.#change(change);
    // Another text for the place of the hits leaves them what they are.
    this.#findSoon(change.query === undefined && change.isEverywhere === undefined);
  }

  /** Brings the focus to the field, with words to look for unless `text` is empty. */
  open(change: Partial<Pick<Asked, 'isEverywhere' | 'isReplacing'>>, text: string): void {
    const { query, isEverywhere } = this.state.get();
    const isSame = (text === '' || text === query.text) && (change.isEverywhere ?? isEverywhere) === isEverywhere;
    const hadRules = this.state.get().rules !== null;
    this.#change({
      ...change,
      rules: null,
      query: text === '' ? query : { ...query, text },
      wantsFocus: true,
    });
    if (!isSame || hadRules || change.isReplacing === true) this.#findSoon();
  }

  /** The query's field has the focus. */
  tookFocus(): void {
    this.#change({ wantsFocus: false });
  }

  /** Shows what rules of the glossary would correct in the open talk. */
  preview(rules: readonly GlossaryRule[]): void {
    this.#change({ rules, isEverywhere: false, isReplacing: true, work: null });
    void this.#find(false);
  }

  /** Goes back from the glossary's rules to the query. */
  endPreview(): void {
    this.#change({ rules: null, work: null });
    void this.#find(false);
  }

  /** The text of the open talk has changed: `refresh` will look through it again. */
  textChanged(): void {
    this.#isStale = true;
  }

  /** Finds again in the open talk if its text has changed. */
  async refresh(): Promise<void> {
    const { found, work } = this.state.get();
    // What is under way reads the text as it is.
    if (!this.#isStale || found.phase === 'idle' || work?.phase === 'running') return;
    if (!this.#isEverywhere()) await this.#find(true);
    else if (found.phase !== 'searching' && this.#scanning !== this.#search) await this.#findInOpenTalk();
  }

  /** Looks no further. */
  stop(): void {
    this.#search++;
    this.#change({ found: { ...this.state.get().found, phase: 'stopped' } });
  }

  /** Goes to a hit, in whatever talk it is. */
  show(hit: Hit, plays: boolean): void {
    this.#change({ current: hitKey(hit), wanted: { hit, plays } });
  }

  /** Goes to the next hit or the one before, round the end. */
  async move(direction: -1 | 1): Promise<void> {
    await this.refresh();
    const { current, found } = this.state.get();
    const hits = hitsIn(found.talks);
    const hit = hits.at(indexAfter(hits, current, direction, this.#talk));
    if (hit !== undefined) this.show(hit, false);
  }

  /** The wanted hit is being shown. */
  shown(): void {
    this.#change({ wanted: null });
  }

  /** Takes a hit out of what is replaced, or back in. */
  toggle(key: string): void {
    const excluded = new Set(this.state.get().excluded);
    if (!excluded.delete(key)) excluded.add(key);
    this.#change({ excluded });
  }

  /** Replaces the hit that is shown, and shows the next; without one shows the first. */
  async replaceCurrent(): Promise<void> {
    const { current, found } = this.state.get();
    const hits = hitsIn(found.talks);
    const index = hits.findIndex((hit) => hitKey(hit) === current);
    if (index < 0) return this.move(1);
    await this.#replace({ only: [placeOf(hits[index]!)] });
    if (this.state.get().work?.phase !== 'ended') return;
    const next = hitAfter(hits, index, hitsIn(this.state.get().found.talks));
    if (next === undefined) this.#change({ current: null });
    else this.show(next, false);
  }

  /** Replaces every hit but those that were taken out. */
  async replaceAll(): Promise<void> {
    const { excluded, found } = this.state.get();
    const except = hitsIn(found.talks).filter((hit) => excluded.has(hitKey(hit)));
    await this.#replace({ except: except.map(placeOf) });
  }

  async undo(replacementId: string): Promise<void> {
    await this.#work(true, () => this.#connection.call('search.undoReplace', { replacementId, ...this.#first() }));
  }

  cancelWork(): void {
    const { work } = this.state.get();
    if (work?.phase !== 'running' || work.job === null) return;
    // It may have ended just before, which is as good.
    this.#connection.call('jobs.cancel', { jobId: work.job.id }).catch(() => undefined);
  }

  /** Takes the report away, with its offer to undo: the editor has undone or redone something of its own. */
  dismissReport(): void {
    if (this.state.get().work?.phase === 'ended') this.dismissWork();
  }

  dismissWork(): void {
    this.#change({ work: null });
  }

  async loadPast(): Promise<void> {
    try {
      this.#change({ past: (await this.#connection.call('search.replacements', {})).replacements });
    } catch {
      // Without the list nothing is offered; what stops it is told by every other call.
    }
  }

  #change(next: Partial<FindState>): void {
    this.state.set({ ...this.state.get(), ...next });
  }

  #isEverywhere(): boolean {
    return this.#talk === null || this.state.get().isEverywhere;
  }

  #talkId(): TalkId | null {
    return this.#isEverywhere() ? null : (this.#talk?.talkId ?? null);
  }

  #findSoon(keepsShown = false): void {
    clearTimeout(this.#timer);
    this.#keepsShown &&= keepsShown;
    // At once, as there is nothing to find: what lies below would move under the pointer of who is about to press it.
    if (this.state.get().rules === null && this.state.get().query.text === '') return void this.#find(false);
    this.#timer = setTimeout(() => void this.#find(this.#keepsShown), QUIET_MS);
  }

  /** `keepsShown` leaves what was found, and said of it, where it is; with `keepsList`, all of it until the last talk was read. */
  async #find(keepsShown: boolean, keepsList = keepsShown): Promise<void> {
    clearTimeout(this.#timer);
    this.#keepsShown = true;
    const own = ++this.#search;
    const { query: asked, rules: preview } = this.state.get();
    if (preview === null ? asked.text === '' : preview.length === 0)
      return this.#change({ found: NOTHING_FOUND, current: null });
    if (!keepsShown) {
      this.#change({ found: { ...NOTHING_FOUND, phase: 'searching' }, excluded: new Set(), current: null });
    }
    this.#isStale = false;
    this.#scanning = own;
    try {
      await this.#talk?.flush();
      await this.#scan(keepsList, () => own === this.#search);
    } catch (failure) {
      if (own === this.#search) this.#change({ found: { ...this.state.get().found, phase: 'failed', failure } });
    }
    if (own === this.#scanning) this.#scanning = null;
  }

  /** Looks through talks, slice by slice; what is shown stays, with `keepsList`, until the last one was read. */
  async #scan(keepsList: boolean, isWanted: () => boolean): Promise<void> {
    const talkId = this.#talkId();
    const before = this.state.get().found;
    const shown = hitsIn(before.talks);
    // What is all there may be replaced meanwhile.
    const phase = keepsList && before.phase === 'done' ? 'done' : 'searching';
    const talks: FoundTalk[] = [];
    let after: TalkId | null = null;
    let listed = 0;
    do {
      const reply: Reply<'search.find'> = await this.#ask({ talkId, after, limit: Math.max(0, LISTED - listed) });
      if (!isWanted()) return;
      talks.push(...reply.talks);
      listed += hitsIn(reply.talks).length;
      after = reply.next;
      if (!keepsList) this.#follow(shown, reply.talks);
      const read = { done: reply.done, total: reply.total, failure: null };
      if (after === null) {
        if (keepsList) this.#follow(shown, talks);
        this.#change({ found: { phase: 'done', talks, ...read } });
      } else this.#change({ found: { phase, talks: keepsList ? before.talks : [...talks], ...read } });
    } while (after !== null);
  }

  /** Looks through the open talk anew, among all in which something was found. */
  async #findInOpenTalk(): Promise<void> {
    if (this.#talk === null) return;
    const own = ++this.#search;
    const { talkId, flush } = this.#talk;
    this.#isStale = false;
    // A lost connection is told elsewhere, and what was found before is still most of it.
    const reply = await flush()
      .then(() => this.#ask({ talkId, after: null, limit: LISTED }))
      .catch(() => null);
    if (reply === null || own !== this.#search) return;
    const { found } = this.state.get();
    this.#follow(hitsIn(found.talks), reply.talks);
    const isKnown = found.talks.some((talk) => talk.talkId === talkId);
    const talks = found.talks.flatMap((talk) => (talk.talkId === talkId ? reply.talks : [talk]));
    this.#change({ found: { ...found, talks: isKnown ? talks : [...talks, ...reply.talks] } });
  }

  #ask(where: Pick<Request<'search.find'>, 'talkId' | 'after' | 'limit'>): Promise<Reply<'search.find'>> {
    const { query, isReplacing, replacement, rules: preview } = this.state.get();
    const rules = preview?.map((rule) => ({ ...rule })) ?? [{ query, replacement: isReplacing ? replacement : null }];
    return this.#connection.call('search.find', { rules, onlyChanges: preview !== null, ...where });
  }

  /** Lets what was said of hits that were shown before go with them to where they are in talks that were read again. */
  #follow(shown: readonly Hit[], read: readonly FoundTalk[]): void {
    const ids = new Set(read.map(({ talkId }) => talkId));
    const before = shown.filter((hit) => ids.has(hit.talkId));
    const { excluded, current } = this.state.get();
    if (before.length === 0 || (excluded.size === 0 && current === null)) return;
    const same = sameHits(before, hitsIn(read));
    const gone = new Set(before.map(hitKey));
    const kept = [...excluded].map((key) => (gone.has(key) ? same.get(key) : key)).filter((key) => key !== undefined);
    this.#change({ excluded: new Set(kept), current: current === null ? null : (same.get(current) ?? current) });
  }

  #replace(request: Partial<Request<'search.replace'>>): Promise<void> {
    const { query, replacement, rules } = this.state.get();
    const asked = {
      rules: rules?.map((rule) => ({ ...rule })) ?? [{ query, replacement }],
      talkId: this.#talkId(),
      only: null,
      except: [],
      ...this.#first(),
      ...request,
    };
    return this.#work(false, () => this.#connection.call('search.replace', asked));
  }

  /** The open talk is changed before others: who works on it waits for that. */
  #first(): Pick<Request<'search.undoReplace'>, 'firstTalkId'> {
    return this.#talk === null ? {} : { firstTalkId: this.#talk.talkId };
  }

  async #work(isUndo: boolean, start: () => Promise<Job>): Promise<void> {
    this.#change({ work: { phase: 'running', isUndo, job: null } });
    const run = async (onJob?: (job: Job) => void): Promise<void> => {
      const ended = await finishJob(this.#connection, start(), (job) => {
        this.#change({ work: { phase: 'running', isUndo, job } });
        onJob?.(job);
      });
      this.#change({ work: ended.replaceReport === null ? null : { phase: 'ended', report: ended.replaceReport } });
    };
    try {
      const isDone = this.#talk === null ? await run().then(() => true) : await this.#talk.changeStored(run);
      // The status bar says why the text cannot be saved.
      if (!isDone) this.#change({ work: null });
    } catch (failure) {
      this.#change({ work: { phase: 'failed', failure } });
    }
    // What was replaced is no longer there to be listed.
    await this.#find(true, false);
    await this.loadPast();
  }
}

/** From the hit that was shown last, or from the caret. */
function indexAfter(hits: readonly Hit[], current: string | null, direction: -1 | 1, talk: OpenTalk | null): number {
  const at = hits.findIndex((hit) => hitKey(hit) === current);
  if (at >= 0) return (at + direction + hits.length) % Math.max(1, hits.length);
  const next = hits.findIndex((hit) => hit.talkId === talk?.talkId && !talk.isBeforeCaret(hit));
  if (next < 0) return direction === 1 ? 0 : -1;
  return direction === 1 ? next : next - 1;
}

/** How many hits would be replaced, and in how many talks. */
export function countReplaced({ found, excluded }: FindState): { readonly hits: number; readonly talks: number } {
  const left = new Map<TalkId, number>();
  for (const hit of hitsIn(found.talks)) {
    if (excluded.has(hitKey(hit))) left.set(hit.talkId, (left.get(hit.talkId) ?? 0) + 1);
  }
  const talks = found.talks.filter(({ talkId, count }) => count > (left.get(talkId) ?? 0)).length;
  return { hits: countHits(found.talks) - [...left.values()].reduce((sum, count) => sum + count, 0), talks };
}
