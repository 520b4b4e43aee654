/** A kind of file that holds recordings: how it is called by people, and the ends of names that it goes by. */
interface Container {
  readonly name: string;
  /** The media types, without parameters, that a probe tells of it. */
  readonly types: readonly string[];
  readonly extensions: readonly string[];
}

const MPEG4 = ['mp4', 'm4a', 'm4v', 'm4b', 'mov', 'qt', '3gp', '3g2'];

const CONTAINERS: readonly Container[] = [
  { name: 'MP4', types: ['video/mp4', 'audio/mp4'], extensions: MPEG4 },
  { name: 'QuickTime', types: ['video/quicktime'], extensions: MPEG4 },
  { name: 'Matroska', types: ['video/x-matroska', 'audio/x-matroska'], extensions: ['mkv', 'mka', 'mk3d', 'webm'] },
  { name: 'WebM', types: ['video/webm', 'audio/webm'], extensions: ['webm', 'weba', 'mkv', 'mka'] },
  {
    name: 'Ogg',
    types: ['application/ogg', 'audio/ogg', 'video/ogg'],
    extensions: ['ogg', 'oga', 'ogv', 'opus', 'spx'],
  },
  { name: 'WAV', types: ['audio/wav'], extensions: ['wav', 'wave', 'bwf', 'rf64'] },
  { name: 'FLAC', types: ['audio/flac'], extensions: ['flac'] },
  { name: 'MP3', types: ['audio/mpeg'], extensions: ['mp3', 'mpga', 'mp2'] },
  { name: 'AAC', types: ['audio/aac'], extensions: ['aac', 'adts'] },
  { name: 'MPEG-TS', types: ['video/mp2t'], extensions: ['ts', 'mts', 'm2ts', 'm2t'] },
];

function containerOf(mimeType: string): Container | undefined {
  const type = mimeType.split(';')[0]!.trim().toLowerCase();
  return CONTAINERS.find(({ types }) => types.includes(type));
}

/**
 * How the name of a file ends that is of another kind of recording, and what it is: `.mp3` and `MP4` of a film called
 * `talk.mp3`. `null` where the name fits, says nothing, or the kind is not known.
 */
export function misnamedContainer(
  fileName: string,
  mimeType: string,
): { readonly extension: string; readonly container: string } | null {
  const container = containerOf(mimeType);
  const extension = /\.[^.\s]+$/.exec(fileName)?.[0];
  const isOf = ({ extensions }: Container): boolean =>
    extension !== undefined && extensions.includes(extension.slice(1).toLowerCase());
  if (container === undefined || extension === undefined || isOf(container) || !CONTAINERS.some(isOf)) return null;
  return { extension, container: container.name };
}
