import { childrenOf, elementsOf, textOf, type MarkupElement } from '../notices/markup.ts';
import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import type { Parsed } from './parsed.ts';
import { languageOf, timeOf } from './speech.ts';

export function looksLikeTranscriber({ xml }: CueSource): boolean {
  return xml?.name === 'Trans' && childrenOf(xml, 'Episode').length > 0;
}

/**
 * Reads a `.trs` file of Transcriber: turns of one speaker, cut by `<Sync time="…"/>`; each piece lasts to the next.
 * Where two speak at once, the first is named. Events and comments are no speech.
 */
export function parseTranscriber({ xml }: CueSource): Parsed<CueFile | null> {
  if (xml === null) return { value: null, problems: [] };
  const names = new Map<string, string>();
  const cues: FileCue[] = [];
  for (const element of elementsOf(xml)) {
    const { id, name } = element.attributes;
    if (element.name === 'Speaker' && id !== undefined) names.set(id, name?.trim() || id);
    if (element.name !== 'Turn') continue;
    for (const cue of cuesOfTurn(element, names)) cues.push(cue);
  }
  const language = languageOf(xml.attributes['xml:lang']);
  return { value: { format: 'transcriber', language, cues }, problems: [] };
}

function cuesOfTurn(turn: MarkupElement, names: ReadonlyMap<string, string>): FileCue[] {
  const { speaker: ids = '', startTime, endTime } = turn.attributes;
  const [id = ''] = ids.split(/\s+/);
  const speaker = id === '' ? null : (names.get(id) ?? id);
  const startMs = timeOf(startTime) ?? 0;
  const pieces = piecesOf(turn, startMs);
  return pieces.flatMap((piece, index) => {
    const text = piece.text.replaceAll(/\s+/g, ' ').trim();
    const endMs = pieces[index + 1]?.startMs ?? Math.max(piece.startMs, timeOf(endTime) ?? startMs);
    return text === '' ? [] : [plainCue({ startMs: piece.startMs, endMs, text, speaker })];
  });
}

function piecesOf(turn: MarkupElement, startMs: number): { startMs: number; text: string }[] {
  const pieces = [{ startMs, text: '' }];
  for (const child of turn.children) {
    const last = pieces.at(-1)!;
    if (typeof child === 'string') last.text += child;
    else if (child.name === 'Sync')
      pieces.push({ startMs: timeOf(child.attributes['time']) ?? last.startMs, text: '' });
    else if (isSaid(child)) last.text += textOf(child);
  }
  return pieces;
}

function isSaid({ name }: MarkupElement): boolean {
  return name !== 'Event' && name !== 'Comment';
}
