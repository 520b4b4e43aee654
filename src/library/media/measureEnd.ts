import { EncodedPacketSink, MPEG_TS, OGG, type Input, type InputTrack } from 'mediabunny';

/** How long a recording says it is and how long it is, in seconds. */
export interface MeasuredEnd {
  readonly seconds: number;
  /** What its header says; `null` where it says nothing. */
  readonly declaredSeconds: number | null;
}

/** How close the end of what is there is looked for, in seconds. */
const PRECISION_SECONDS = 0.1;

/**
 * The end of the last sound or picture whose bytes are in the file. An index at the beginning tells of what a file that
 * was cut off no longer has; there the end is searched for between. The clock of a transport stream and of Ogg runs from
 * anywhere, and time is counted from its first packet, as decoders do; see `decodeSound`.
 */
export async function measureEnd(input: Input): Promise<MeasuredEnd> {
  const declaredSeconds = await input.getDurationFromMetadata();
  const tracks = (await input.getTracks()).filter((track) => track.isVideoTrack() || track.isAudioTrack());
  const ends = await Promise.all(tracks.map((track) => endOf(track, declaredSeconds ?? 0)));
  const zero = await zeroOf(input, tracks);
  return {
    seconds: Math.max(0, ...ends.map((end) => end - zero)),
    declaredSeconds: declaredSeconds === null ? null : declaredSeconds - zero,
  };
}

/** When time begins. The first packet of Ogg may come before 0, to be dropped. */
async function zeroOf(input: Input, tracks: InputTrack[]): Promise<number> {
  const format = await input.getFormat();
  if (format === MPEG_TS) return input.getFirstTimestamp(tracks);
  return format === OGG ? Math.max(0, await input.getFirstTimestamp(tracks)) : 0;
}

async function endOf(track: InputTrack, declaredSeconds: number): Promise<number> {
  const sink = new EncodedPacketSink(track);
  // mediabunny 1.61 looks for the packets of a FLAC file that has none for ever, and nothing else has a turn.
  if ((await sink.getFirstPacket()) === null) return 0;
  const endOfPacket = async (at: number): Promise<number | null> => {
    const packet = await sink.getPacket(at);
    return packet === null ? null : packet.timestamp + packet.duration;
  };
  const last = await endOfPacket(Infinity);
  if (last !== null) return last;
  let [known, beyond] = [0, declaredSeconds];
  while (beyond - known > PRECISION_SECONDS) {
    const middle = (known + beyond) / 2;
    const end = await endOfPacket(middle);
    if (end === null) beyond = middle;
    else known = Math.max(middle, end);
  }
  return known;
}
