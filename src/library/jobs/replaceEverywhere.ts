import type { ParsedRequest } from '../../contract/methods.ts';
import { LIMITS, type ReplacedTalk, type ReplaceReport, type SkipReason } from '../../contract/schemas.ts';
import type { HitPlace } from '../../contract/searchSchemas.ts';
import { invertReplacements, replaceInParagraph } from '../../domain/transcript/replaceInParagraph.ts';
import type { TextReplacement } from '../../domain/transcript/textRange.ts';
import type { Paragraph, TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { RuleMatch, RuleMatcher } from '../search/boundedMatcher.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import { allCandidates, termsOf } from '../search/scanTalks.ts';
import type { FindTalk } from '../store/findStore.ts';
import type { JobControl } from './jobRegistry.ts';
import { recordReplaced, type ReplacedParagraph } from './replacedParagraph.ts';

type ReplaceRequest = ParsedRequest<'search.replace'>;

/**
 * Replaces what the rules find, talk by talk, each whole or not at all; what was changed is kept for undoing. A talk
 * that is the only one counts as being corrected from then on; a sweep through the library is no work on a talk.
 */
export async function replaceEverywhere(
  context: LibraryContext,
  request: ReplaceRequest,
  matcher: RuleMatcher,
  control: JobControl,
): Promise<void> {
  const work = new ReplaceWork(context, request, matcher, control.id);
  try {
    const talks = withFirst(talksOf(context, request), (talk) => talk.talkId === request.firstTalkId);
    for (const [index, talk] of talks.entries()) {
      if (control.signal.aborted) break;
      control.progress(index, talks.length, talk.title);
      work.replaceIn(talk);
      // Other calls have their turn between two talks.
      await control.turn();
    }
    control.progress(talks.length, talks.length, '');
  } finally {
    if (!control.signal.aborted || work.replacementId !== null) context.store.sync();
    control.report({ replaceReport: work.report(control.signal.aborted) });
  }
}

function talksOf({ store }: LibraryContext, { rules, talkId, only }: ReplaceRequest): FindTalk[] {
  if (talkId === null && only === null) return [...allCandidates(store, termsOf(rules), null)];
  const named = only === null ? [talkId!] : only.map((place) => place.talkId);
  const chosen = new Set(talkId === null ? named : named.filter((id) => id === talkId));
  return [...chosen].flatMap((id) => {
    const talk = store.talks.numberOf(id);
    return talk === undefined ? [] : [store.finds.get(talk)];
  });
}

/** The same talks, beginning with the one that is told, if it is among them. */
export function withFirst<Talk>(talks: readonly Talk[], isFirst: (talk: Talk) => boolean): Talk[] {
  return [...talks.filter(isFirst), ...talks.filter((talk) => !isFirst(talk))];
}

type Skipped = Map<SkipReason, number>;

/** One replacement on its way through the talks. */
export class ReplaceWork {
  replacementId: string | null = null;
  readonly #talks: ReplacedTalk[] = [];
  readonly #context: LibraryContext;
  readonly #request: ReplaceRequest;
  readonly #matcher: RuleMatcher;
  readonly #jobId: string | undefined;
  readonly #only: ReadonlyMap<TalkId, ReadonlySet<string>> | null;
  readonly #except: ReadonlyMap<TalkId, ReadonlySet<string>>;

  /** `jobId`: the job that does it, unless it is part of other work. */
  constructor(context: LibraryContext, request: ReplaceRequest, matcher: RuleMatcher, jobId?: string) {
    this.#context = context;
    this.#request = request;
    this.#matcher = matcher;
    this.#jobId = jobId;
    this.#only = request.only === null ? null : placesByTalk(request.only);
    this.#except = placesByTalk(request.except);
  }

  report(wasCancelled: boolean): ReplaceReport {
    return { replacementId: this.replacementId, isUndo: false, talks: this.#talks, wasCancelled };
  }

  /** Replaces in one talk, with another matcher than its own where a talk has rules of its own. Tells how many. */
  replaceIn(talk: FindTalk, matcher = this.#matcher): number {
    const { store } = this.#context;
    const matches = matcher(store.finds.texts(talk.number).map(({ text }) => text));
    if (!this.#isNamed(talk) && matches.every((found) => found.length === 0)) return 0;
    const skipped: Skipped = new Map();
    const changes = this.#changesOf(talk, matches, skipped);
    if (changes.length > 0) this.#write(talk, changes);
    const replaced = changes.reduce((sum, { record }) => sum + record.hitCount, 0);
    if (changes.length === 0 && skipped.size === 0) return 0;
    this.#talks.push({
      talkId: talk.talkId,
      title: talk.title,
      replaced,
      skipped: [...skipped].map(([reason, hits]) => ({ reason, count: hits })),
    });
    return replaced;
  }

  /** Places in it were chosen, of which the report must tell. */
  #isNamed(talk: FindTalk): boolean {
    return this.#only?.has(talk.talkId) === true;
  }

  #write(talk: FindTalk, changes: readonly Change[]): void {
    const { store, announce, now } = this.#context;
    const { number, talkId } = talk;
    const written = store.lazyTransaction(() => {
      const isKept = keepBeforeChange(store, number, now());
      for (const { after } of changes) store.transcripts.update(number, after);
      const replacementId = this.replacementId ?? this.#createRecord();
      const records = changes.map(({ record }) => record);
      store.replacements.add(replacementId, number, records);
      const isBegun = this.#request.talkId !== null && store.talks.beginCorrecting(number);
      return { replacementId, isKept, isBegun, version: store.transcripts.markChanged(number, now()) };
    });
    this.replacementId = written.replacementId;
    announce('transcript.changed', { talkId, version: written.version, jobId: this.#jobId });
    if (written.isKept) announce('revisions.changed', { talkId });
    if (written.isBegun) announce('talks.changed', { talkIds: [talkId] });
  }

  #createRecord(): string {
    const { rules } = this.#request;
    const [rule] = rules;
    return this.#context.store.replacements.create({
      find: rule!.query.text,
      replaceBy: rule!.replacement.text,
      ruleCount: rules.length,
      madeAt: this.#context.now(),
    });
  }

  #changesOf(talk: FindTalk, matches: readonly RuleMatch[][], skipped: Skipped): Change[] {
    const only = this.#only?.get(talk.talkId);
    const except = this.#except.get(talk.talkId);
    let met = 0;
    const changes: Change[] = [];
    for (const [index, before] of this.#context.store.transcripts.read(talk.number).entries()) {
      const chosen = (matches[index] ?? []).filter((match) => {
        const place = placeName(before.id, match.from, match.to);
        return (only === undefined || only.has(place)) && except?.has(place) !== true;
      });
      met += chosen.length;
      const change = changeOf(before, chosen, skipped);
      if (change !== null) changes.push(change);
    }
    if (only !== undefined && only.size > met) skipped.set('changed', only.size - met);
    return changes;
  }
}

interface Change {
  readonly after: Paragraph;
  readonly record: ReplacedParagraph;
}

function changeOf(before: Paragraph, chosen: readonly RuleMatch[], skipped: Skipped): Change | null {
  const replacements = chosen.map(({ from, to, replacement }): TextReplacement => ({
    from,
    to,
    text: replacement ?? '',
  }));
  const changing = replacements.filter(({ from, to, text }) => text !== before.text.slice(from, to));
  if (changing.length < chosen.length) count(skipped, 'same', chosen.length - changing.length);
  if (changing.length === 0) return null;
  const after = replaceInParagraph(before, changing);
  if (after.text.length > LIMITS.longText) {
    count(skipped, 'tooLong', changing.length);
    return null;
  }
  const kept = recordReplaced(before, after, invertReplacements(before.text, changing));
  return { after, record: { paragraphId: before.id, hitCount: changing.length, ...kept } };
}

function count(skipped: Skipped, reason: SkipReason, added: number): void {
  skipped.set(reason, (skipped.get(reason) ?? 0) + added);
}

function placesByTalk(places: readonly HitPlace[]): Map<TalkId, Set<string>> {
  const byTalk = new Map<TalkId, Set<string>>();
  for (const { talkId, paragraphId, from, to } of places) {
    const names = byTalk.get(talkId) ?? new Set();
    byTalk.set(talkId, names.add(placeName(paragraphId, from, to)));
  }
  return byTalk;
}

function placeName(paragraphId: string, from: number, to: number): string {
  return `${paragraphId} ${from} ${to}`;
}
