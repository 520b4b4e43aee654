import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function glossaryHandlers(context: LibraryContext): HandlersOf<'glossary'> {
  const { store, announce } = context;
  return {
    'glossary.list': ({ talkId }) => ({
      entries: store.glossary.list(talkId === null ? null : requireTalk(context, talkId)),
    }),
    'glossary.put'({ entries }) {
      const ids = store.transaction(() =>
        entries.map((entry) => {
          const talk = entry.scope.kind === 'talk' ? requireTalk(context, entry.scope.talkId) : null;
          return store.glossary.put(entry, talk);
        }),
      );
      announce('glossary.changed', {});
      return { ids };
    },
    'glossary.remove'({ ids }) {
      store.transaction(() => ids.forEach((id) => store.glossary.remove(id)));
      announce('glossary.changed', {});
      return {};
    },
  };
}
