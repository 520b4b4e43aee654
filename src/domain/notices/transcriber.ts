import { spansOfCues, type TimedCue } from '../formats/cueSpans.ts';
import type { TimedParagraph } from '../formats/lutrinJson.ts';
import { paragraphsFromSpans } from '../formats/paragraphsFromSpans.ts';
import { timeOf } from '../formats/speech.ts';
import { childrenOf, elementsOf, type MarkupElement } from './markup.ts';
import { dateOf, languageOf, lineOf, speakerOf } from './metadataValues.ts';
import { NoticeDraft, readingOf } from './noticeDraft.ts';
import type { SourceReading } from './sourceReading.ts';

/**
 * Reads a transcript of Transcriber (`.trs`): turns with their speakers, texts between two `Sync` with their times, and
 * sections with a topic as headings. Noises and comments are left out. `null` when the root is none.
 */
export function readTranscriber(root: MarkupElement): SourceReading | null {
  if (root.name !== 'Trans') return null;
  const draft = new NoticeDraft();
  const [episode = root] = childrenOf(root, 'Episode');
  const program = lineOf(episode.attributes['program'] ?? '');
  draft.say('title', program, { rule: 'trsProgram', line: episode.line });
  draft.say('title', titleOfFile(root.attributes['audio_filename'] ?? ''), {
    rule: 'trsFile',
    line: root.line,
    sureness: 'guessed',
  });
  const airDate = episode.attributes['air_date'] ?? '';
  draft.say('recordedOn', dateOf(airDate.replace(/^(\d{2})(\d{2})(\d{2})$/, '20$1-$2-$3')), {
    rule: 'trsAirDate',
    line: episode.line,
  });
  draft.say('language', languageOf(root.attributes['xml:lang'] ?? ''), { rule: 'trsLanguage', line: root.line });
  const names = speakersIn(root, draft);
  const paragraphs = readSections(root, names);
  if (paragraphs.length > 0) {
    draft.say('transcript', { paragraphs, complete: true }, { rule: 'trsTurns', line: episode.line });
  }
  return readingOf('transcriber', [draft.read([])]);
}

/** `conf_le-vent_2004.wav` is called `conf le-vent 2004`. */
export function titleOfFile(name: string): string {
  const bare = name.split(/[/\\]/).at(-1) ?? '';
  return bare
    .replace(/\.[A-Za-z\d]{2,4}$/, '')
    .replaceAll('_', ' ')
    .trim();
}

/** The names of the voices by their id; those that are people's are the talk's speakers. */
function speakersIn(root: MarkupElement, draft: NoticeDraft): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const list of childrenOf(root, 'Speakers')) {
    for (const { attributes, line } of childrenOf(list, 'Speaker')) {
      const name = lineOf(attributes['name'] ?? '');
      if (attributes['id'] === undefined || name === '') continue;
      names.set(attributes['id'], name);
      const speaker = name.includes(' ') ? speakerOf(name) : null;
      if (speaker !== null) draft.addSpeaker(speaker, { rule: 'trsSpeaker', line });
    }
  }
  return names;
}

function readSections(root: MarkupElement, names: ReadonlyMap<string, string>): TimedParagraph[] {
  const topics = new Map(
    [...elementsOf(root)]
      .filter(({ name }) => name === 'Topic')
      .map(({ attributes }) => [attributes['id'] ?? '', lineOf(attributes['desc'] ?? '')]),
  );
  const sections = [...elementsOf(root)].filter(({ name }) => name === 'Section');
  return sections.flatMap((section) => {
    const { startTime, topic } = section.attributes;
    const cues = childrenOf(section, 'Turn').flatMap((turn) => cuesOfTurn(turn, names));
    const { paragraphs } = paragraphsFromSpans(spansOfCues(cues));
    const heading = topics.get(topic ?? '') ?? '';
    if (heading === '' || paragraphs.length === 0) return [...paragraphs];
    const startMs = timeOf(startTime);
    return [{ kind: 'heading', speaker: null, startMs, endMs: startMs, text: heading, words: [] }, ...paragraphs];
  });
}

/** What one voice says between two times of a turn. */
interface Stretch {
  readonly startMs: number;
  readonly voice: string | null;
  text: string;
}

/** The stretches of a turn. Where several speak at once, `Who` says which of them goes on. */
function stretchesOf(turn: MarkupElement, names: ReadonlyMap<string, string>): Stretch[] {
  const { speaker = '', startTime } = turn.attributes;
  const voices = speaker.split(/\s+/).map((id) => names.get(id) ?? null);
  const stretches: Stretch[] = [{ startMs: timeOf(startTime) ?? 0, voice: voices[0] ?? null, text: '' }];
  for (const child of turn.children) {
    const last = stretches.at(-1)!;
    if (typeof child === 'string') last.text += child;
    else if (child.name === 'Sync') {
      stretches.push({ startMs: timeOf(child.attributes['time']) ?? last.startMs, voice: last.voice, text: '' });
    } else if (child.name === 'Who') {
      const voice = voices[Number(child.attributes['nb']) - 1] ?? null;
      stretches.push({ startMs: last.startMs, voice, text: '' });
    }
  }
  return stretches;
}

function cuesOfTurn(turn: MarkupElement, names: ReadonlyMap<string, string>): TimedCue[] {
  const stretches = stretchesOf(turn, names);
  const cues: TimedCue[] = [];
  let nextMs = timeOf(turn.attributes['endTime']) ?? stretches.at(-1)!.startMs;
  let endMs = nextMs;
  for (const { startMs, voice, text } of stretches.toReversed()) {
    // Voices that speak at once begin and end together.
    if (nextMs > startMs) endMs = nextMs;
    nextMs = startMs;
    const said = text.replaceAll(/\s+/gu, ' ').trim();
    const cue = { startMs, endMs: Math.max(endMs, startMs), lines: [said], voices: [voice], stamps: [] };
    if (said !== '') cues.push(cue);
  }
  return cues.toReversed();
}
