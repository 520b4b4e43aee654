import { stat } from 'node:fs/promises';
import { Failure } from '../../contract/failure.ts';
import type { ExportSummary } from '../../contract/deliverySchemas.ts';
import { deliveryFormats, type DeliveryFormatName } from '../../domain/delivery/deliveryFormats.ts';
import type { DeliveryOptions } from '../../domain/delivery/deliveryOptions.ts';
import { deliverTalk, type DeliveredTalk, type Delivery } from '../../domain/delivery/deliverTalk.ts';
import { encodeText } from '../../domain/delivery/encodeText.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import { deliverFile } from '../files/deliverFile.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { findProfile, profileOfTalk } from '../profiles/profileOfTalk.ts';
import type { VersionedTranscript } from '../revisions/makeRevision.ts';
import { unspokenOf } from '../store/alignmentStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { formatDocx } from './formatDocx.ts';
import { SubtitleChecks, type CheckedSubtitles } from './SubtitleChecks.ts';

/** The text of a talk as it stands, to be delivered in one format or several. */
export interface DeliverySource {
  readonly talk: TalkNumber;
  readonly names: Omit<DeliveredTalk, 'limits'>;
  /** The profile that deliveries are asked to keep to; that of the talk for `null`, or where there is none of this id. */
  readonly profile: (asked: DeliveryOptions['profile']) => RuleProfile;
  readonly source: VersionedTranscript;
}

/** What is delivered: what can be read in it, what a file holds, and what there is to say of it. */
export interface PreparedDelivery {
  readonly text: string;
  readonly summary: ExportSummary;
  readonly violations: CheckedSubtitles['violations'];
  readonly content: () => Promise<string | Uint8Array>;
}

/** Reads the text of a talk; refused with `export.empty` when there is none. */
export function readDeliverySource({ store }: LibraryContext, talk: TalkNumber): DeliverySource {
  const { title, speakers, durationMs, media, language, identifiers } = store.talks.read(talk);
  const transcript = store.transcripts.read(talk);
  if (!transcript.some(({ text }) => text.trim() !== '')) throw new Failure('export.empty', title);
  const alignment = store.alignments.of(talk);
  const names = {
    title,
    speakers: speakers.map(({ id, given, family }) => ({ id, name: `${given} ${family}`.trim() })),
    durationMs: durationOf({ media, durationMs }),
    language,
    address: identifiers.find(({ scheme, value }) => scheme === 'url' && /^https?:/i.test(value))?.value ?? null,
    unspoken: alignment === null ? [] : unspokenOf(alignment),
  };
  const profile = (asked: DeliveryOptions['profile']): RuleProfile =>
    (typeof asked === 'string' ? findProfile(store, asked) : asked) ?? profileOfTalk(store, talk).profile;
  return { talk, names, profile, source: { version: store.transcripts.version(talk), transcript } };
}

/**
 * Makes deliveries, with what breaks the rules in them; refused with `export.empty` or `export.noChapters` when nothing
 * would be in one.
 */
export function prepareDeliveries(
  { names, profile, source }: DeliverySource,
  formats: readonly DeliveryFormatName[],
  options: DeliveryOptions,
): PreparedDelivery[] {
  const rules = profile(options.profile);
  const checks = new SubtitleChecks({ profile: rules, durationMs: names.durationMs, options });
  return formats.map((format): PreparedDelivery => {
    const delivery = deliverTalk({ ...names, limits: rules.limits }, source.transcript, format, options);
    const { kind } = deliveryFormats[format];
    if (kind !== 'reading' && delivery.cueCount === 0) {
      throw new Failure(kind === 'chapters' ? 'export.noChapters' : 'export.empty', names.title);
    }
    const encoded = encodeText(delivery.text, format, options);
    const checked = checks.check(delivery, encoded);
    const { cueCount, estimatedCount, dropped, unspoken } = delivery;
    const { encoding, lost, content } = encoded;
    const facts = { format, encoding, cueCount, estimatedCount, dropped: [...dropped], unspoken: [...unspoken] };
    return {
      text: encoded.text,
      summary: { ...facts, lost: [...lost], check: checked?.check ?? null },
      violations: checked?.violations ?? [],
      content: () => contentOf(delivery, content),
    };
  });
}

async function contentOf({ reading }: Delivery, content: string | Uint8Array): Promise<string | Uint8Array> {
  return reading === null ? content : formatDocx(reading);
}

/** A delivery, and the whole path it goes to. */
export interface PlacedDelivery {
  readonly path: string;
  readonly delivery: PreparedDelivery;
}

/**
 * Writes deliveries, each whole. Refused with `export.exists`, before anything is written, when some of the paths are
 * taken and may not be replaced.
 */
export async function writeDeliveries(placed: readonly PlacedDelivery[], overwrite: boolean): Promise<void> {
  const contents = await Promise.all(placed.map(({ delivery }) => delivery.content()));
  const taken = overwrite ? [] : await takenPaths(placed.map(({ path }) => path));
  if (taken.length > 0) throw new Failure('export.exists', taken.join('\n'));
  for (const [index, { path }] of placed.entries()) await deliverFile(path, contents[index]!, overwrite);
}

async function takenPaths(paths: readonly string[]): Promise<string[]> {
  const isTaken = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_, index) => isTaken[index]);
}
