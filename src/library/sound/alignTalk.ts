import { Failure } from '../../contract/failure.ts';
import { alignPart } from '../../domain/alignment/alignPart.ts';
import { proposedParagraphs, type AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import { alignTranscript } from '../../domain/alignment/alignTranscript.ts';
import { planPart } from '../../domain/alignment/planPart.ts';
import type { RecordingModel } from '../../domain/alignment/recordingModel.ts';
import type { MelSpectrogram } from '../../domain/alignment/spectrogramBuilder.ts';
import { placeSentences } from '../../domain/alignment/spokenSentences.ts';
import type { ParagraphId, Transcript } from '../../domain/transcript/transcript.ts';
import { hear } from './hear.ts';
import { inTurns } from './inTurns.ts';
import { modelPath, readModel, writeModel } from './modelFile.ts';
import { recordingSound } from './recordingSound.ts';
import { requireAudible } from './requireAudible.ts';
import type { AlignTask, SoundControl, ThreadControl } from './soundTask.ts';

/** How much of the work is to decode the sound; the rest is to align. */
const DECODING_SHARE = 0.2;

/**
 * Aligns a talk's transcript, or some of its paragraphs, with its recording; `null` when it was cancelled. What was
 * learnt of the recording is kept for the next time. Nothing is found of paragraphs to which their neighbours leave no
 * time. Refused with `media.silent` where the recording, or all of it that is asked about, has no sound, and with
 * `alignment.unheard` where no sentence is said.
 */
export async function alignTalk(task: AlignTask, control: ThreadControl): Promise<AlignmentProposal | null> {
  const path = modelPath(task.soundFolder, task.source.fingerprint);
  const known = task.asked === null ? null : await readModel(path);
  const found = task.asked === null ? await alignAll(task, control) : await alignSome(task, task.asked, known, control);
  if (found === null) return null;
  const { sentences } = found.proposal;
  // Nothing can be learnt from another lecture's text.
  if (sentences.length > 0 && !sentences.some(({ spoken }) => spoken)) throw new Failure('alignment.unheard');
  if (found.model !== null && found.model !== known) await writeModel(path, found.model);
  return found.proposal;
}

interface Found {
  readonly proposal: AlignmentProposal;
  readonly model: RecordingModel | null;
}

async function alignAll(
  { source, transcript, language, isTrusted }: AlignTask,
  control: ThreadControl,
): Promise<Found | null> {
  const { durationMs } = source;
  const tell = teller(durationMs, control);
  const sound = await hear(recordingSound(source, control), control, (ms) =>
    tell(DECODING_SHARE * Math.min(1, ms / durationMs)),
  );
  if (sound === null) return null;
  requireAudible([sound]);
  const work = alignTranscript({ sound, transcript, language, firstAnchor: 0, isTrusted, run: control.run });
  const aligned = await inTurns(work, control, (share) => tell(DECODING_SHARE + (1 - DECODING_SHARE) * share));
  if (aligned === null) return null;
  const { alignment, model } = aligned;
  const paragraphs = proposedParagraphs(retimed(transcript, aligned.transcript));
  const sentences = placeSentences(transcript, language, { alignment, zeroMs: 0 });
  return { proposal: { paragraphs, sentences, unscripted: alignment.unscripted }, model };
}

async function alignSome(
  { source, transcript, language, isTrusted }: AlignTask,
  paragraphIds: readonly ParagraphId[],
  model: RecordingModel | null,
  control: ThreadControl,
): Promise<Found | null> {
  const { durationMs } = source;
  const tell = teller(durationMs, control);
  const asked = new Set(paragraphIds);
  const plan = planPart(transcript, asked, { durationMs, hasModel: model !== null });
  const totalMs = plan.ranges.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const sounds: MelSpectrogram[] = [];
  let heardMs = 0;
  for (const range of plan.ranges) {
    const sound = await hear(recordingSound(source, control, range), control, (ms) =>
      tell((DECODING_SHARE * (heardMs + ms)) / totalMs),
    );
    if (sound === null) return null;
    heardMs += range.endMs - range.startMs;
    sounds.push(sound);
  }
  if (sounds.length > 0) requireAudible(sounds);
  const what = { transcript, asked, plan, sounds, model, language, isTrusted };
  const work = alignPart({ ...what, firstAnchor: 0, run: control.run });
  const aligned = await inTurns(work, control, (share) => tell(DECODING_SHARE + (1 - DECODING_SHARE) * share));
  if (aligned === null) return null;
  const { sentences } = aligned;
  const heard = new Set(sentences.map(({ paragraphId }) => paragraphId));
  const paragraphs = proposedParagraphs(retimed(transcript, aligned.transcript).filter(({ id }) => heard.has(id)));
  return { proposal: { paragraphs, sentences, unscripted: [] }, model: aligned.model };
}

/** The paragraphs that got times. The others are the same still, and so are the anchors of their words. */
function retimed(before: Transcript, after: Transcript): Transcript {
  return after.filter((paragraph, index) => paragraph !== before[index]);
}

function teller(durationMs: number, { progress }: SoundControl): (share: number) => void {
  return (share) => progress(Math.round(share * durationMs));
}
