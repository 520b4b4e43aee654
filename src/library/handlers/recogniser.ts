import { Failure } from '../../contract/failure.ts';
import { RECOGNISER_SETTING, recogniserSetting, type RecogniserSetting } from '../../contract/recogniserSchemas.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { recogniseSpeech } from '../jobs/recogniseSpeech.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { requirePresent } from '../media/findLostMedia.ts';
import { checkRecogniser } from '../recogniser/checkRecogniser.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function recogniserHandlers(context: LibraryContext): HandlersOf<'recogniser'> {
  const { recognitions, announce } = context;
  return {
    async 'recogniser.check'(setting) {
      await checkRecogniser(setting);
      return {};
    },
    'recogniser.start': ({ talkId }) => startRecognition(context, talkId),
    'recogniser.result'({ talkId }) {
      requireTalk(context, talkId);
      return recognitions.of(talkId);
    },
    async 'recogniser.discard'({ talkId }) {
      requireTalk(context, talkId);
      await recognitions.discard(talkId);
      announce('recognition.changed', { talkId });
      return {};
    },
  };
}

/** Starts the recognition of a talk, unless one is under way. */
export async function startRecognition(context: LibraryContext, talkId: TalkId, isPaused = false): Promise<Job> {
  const { store, jobs, recognitions, announce } = context;
  const talk = requireTalk(context, talkId);
  const media = store.media.of(talk);
  if (media === undefined) throw new Failure('media.notFound', talkId);
  await requirePresent(media);
  const setting = settingOf(context);
  await checkRecogniser(setting);
  const running = jobs.running('recognise', talkId);
  if (running !== undefined) return running;
  const { language } = store.talks.read(talk);
  return jobs.start(
    'recognise',
    async (control) => {
      // What was found before is not what this one finds.
      await recognitions.discard(talkId);
      announce('recognition.changed', { talkId });
      try {
        await recogniseSpeech({ talkId, media, setting, language, recognitions }, control);
      } finally {
        announce('recognition.changed', { talkId });
      }
    },
    { talkId, request: { talkId }, isPaused },
  );
}

function settingOf({ store }: LibraryContext): RecogniserSetting {
  const setting = recogniserSetting.safeParse(store.settings.all()[RECOGNISER_SETTING]);
  if (!setting.success) throw new Failure('recogniser.unset');
  return setting.data;
}
