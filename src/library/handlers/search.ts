import { Failure } from '../../contract/failure.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { replaceEverywhere, withFirst } from '../jobs/replaceEverywhere.ts';
import { undoReplacement } from '../jobs/undoReplacement.ts';
import { boundedMatcher } from '../search/boundedMatcher.ts';
import { scanTalk, scanTalks } from '../search/scanTalks.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function searchHandlers(context: LibraryContext): HandlersOf<'search'> {
  const { store, jobs } = context;
  return {
    'search.find'(request) {
      if (request.talkId === null) {
        return scanTalks(store, request.after === null ? null : requireTalk(context, request.after), request);
      }
      return { talks: scanTalk(store, requireTalk(context, request.talkId), request), next: null, done: 1, total: 1 };
    },
    'search.replace'(request) {
      // What is wrong with the query is said at once, and not by a job that fails.
      const matcher = boundedMatcher(request.rules);
      if (request.talkId !== null) requireTalk(context, request.talkId);
      return jobs.start('replace', (control) => replaceEverywhere(context, request, matcher, control));
    },
    'search.undoReplace'({ replacementId, firstTalkId }) {
      const talks = store.replacements.talksOf(replacementId);
      if (talks === undefined) throw new Failure('search.notUndoable', replacementId);
      const ordered = withFirst(talks, (talk) => store.talks.idOf(talk) === firstTalkId);
      return jobs.start('replace', (control) => undoReplacement(context, replacementId, ordered, control));
    },
    'search.replacements': () => ({ replacements: store.replacements.latest() }),
  };
}
