import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  MkvOutputFormat,
  Mp4OutputFormat,
  MP3,
  Output,
  type EncodedPacket,
  type InputTrack,
  type OutputFormat,
} from 'mediabunny';
import { errnoOf } from '../store/storageFailure.ts';
import type { ConversionWork } from './conversionWork.ts';
import { measureMp3 } from './measureMp3.ts';
import { FORMATS } from './describeContainer.ts';

/** For so long packets are copied at a stretch: then others have their turn. */
const TURN_MS = 8;

/**
 * Copies the tracks of a recording packet by packet into another container, from time 0 on; nothing needs to be
 * installed for it. `false`, and nothing is of use at `target`, where that cannot be. When `signal` is aborted it ends
 * early.
 */
export async function copyPackets(work: ConversionWork): Promise<boolean> {
  const { path, target, container, signal } = work;
  const input = new Input({ formats: FORMATS, source: new FilePathSource(path, { handleUnhandledError: () => {} }) });
  const format = container === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new MkvOutputFormat();
  const output = new Output({ format, target: new FilePathTarget(target) });
  try {
    const lanes = (await input.canRead()) ? await lanesOf(input, output, work) : null;
    if (lanes === null) return false;
    await output.start();
    await copyLanes(lanes, await startOf(input, path), work);
    if (signal.aborted) return true;
    await output.finalize();
    return true;
  } catch (error) {
    // The disk is full, or the file gone: ffmpeg would meet the same. What else the reader throws is a damaged file.
    if (errnoOf(error) !== null) throw error;
    return false;
  } finally {
    if (output.state !== 'finalized') await output.cancel().catch(() => undefined);
    input.dispose();
  }
}

/** A track on its way: its next packet, and where that goes. */
interface Lane {
  readonly packets: AsyncGenerator<EncodedPacket, void>;
  readonly add: (packet: EncodedPacket) => Promise<void>;
}

/** The tracks that are kept, `null` where the container does not take one of them. */
async function lanesOf(input: Input, output: Output, { conversion }: ConversionWork): Promise<Lane[] | null> {
  const lanes: Lane[] = [];
  for (const track of await input.getTracks()) {
    if (!isKept(track, conversion)) continue;
    const lane = await laneOf(track, output);
    if (lane === null) return null;
    lanes.push(lane);
  }
  return lanes.length === 0 ? null : lanes;
}

function isKept(track: InputTrack, { audio, video }: ConversionWork['conversion']): boolean {
  return (track.isAudioTrack() && audio === 'copy') || (track.isVideoTrack() && video === 'copy');
}

async function laneOf(track: InputTrack, output: Output<OutputFormat>): Promise<Lane | null> {
  const packets = new EncodedPacketSink(track).packets();
  if (track.isVideoTrack()) {
    const [codec, decoderConfig] = await Promise.all([track.getCodec(), track.getDecoderConfig()]);
    if (codec === null || decoderConfig === null || !output.format.getSupportedVideoCodecs().includes(codec))
      return null;
    const source = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(source, { rotation: await track.getRotation() });
    return { packets, add: (packet) => source.add(packet, { decoderConfig }) };
  }
  if (!track.isAudioTrack()) return null;
  const [codec, decoderConfig] = await Promise.all([track.getCodec(), track.getDecoderConfig()]);
  if (codec === null || decoderConfig === null || !output.format.getSupportedAudioCodecs().includes(codec)) return null;
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  return { packets, add: (packet) => source.add(packet, { decoderConfig }) };
}

/** The time that becomes 0: where the recording begins, and in an MP3 where its sound does, which players know. */
async function startOf(input: Input, path: string): Promise<number> {
  if ((await input.getFormat()) === MP3) return (await measureMp3(path))?.delaySeconds ?? 0;
  return Math.max(0, await input.getFirstTimestamp());
}

/** Copies in the order of time, so that no track has to wait in memory for another. */
async function copyLanes(lanes: readonly Lane[], startSeconds: number, work: ConversionWork): Promise<void> {
  const { signal, onProgress, turn } = work;
  const waiting = await Promise.all(lanes.map(async (lane) => ({ lane, next: await lane.packets.next() })));
  let turnEnds = performance.now() + TURN_MS;
  for (;;) {
    let first: (typeof waiting)[number] | null = null;
    for (const each of waiting) {
      if (each.next.done !== true && timeOf(each.next) < timeOf(first?.next)) first = each;
    }
    const packet = first?.next.value;
    if (first === null || packet === undefined || signal.aborted) return;
    await first.lane.add(packet.clone({ timestamp: packet.timestamp - startSeconds }));
    first.next = await first.lane.packets.next();
    if (performance.now() < turnEnds) continue;
    onProgress(Math.round(packet.timestamp * 1_000));
    await turn();
    turnEnds = performance.now() + TURN_MS;
  }
}

function timeOf(next: IteratorResult<EncodedPacket, void> | undefined): number {
  return next?.done === false ? next.value.timestamp : Infinity;
}
