import { Failure } from '../../contract/failure.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { attachMedia, detachMedia } from '../media/attachMedia.ts';
import { isMediaPresent } from '../media/findLostMedia.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function mediaHandlers(context: LibraryContext): HandlersOf<'media'> {
  const { store, announce } = context;
  return {
    async 'media.attach'({ talkId, path }) {
      const {
        fingerprint: _fingerprint,
        isOwned: _isOwned,
        ...media
      } = await attachMedia(context, requireTalk(context, talkId), path);
      announce('talks.changed', { talkIds: [talkId] });
      return { ...media, isPresent: true };
    },
    async 'media.detach'({ talkId }) {
      await detachMedia(context, requireTalk(context, talkId));
      announce('talks.changed', { talkIds: [talkId] });
      return {};
    },
    async 'media.locate'({ mediaId }) {
      const media = store.media.withId(mediaId);
      if (media === undefined) throw new Failure('media.notFound', mediaId);
      if (!(await isMediaPresent(media.path))) throw new Failure('media.notFound', media.path);
      return { path: media.path, mimeType: media.mimeType };
    },
  };
}
