import type { SpeakerId, Transcript } from '../transcript/transcript.ts';

/** What a plain text of a talk names: its title, and its speakers by id. */
export interface TalkNames {
  readonly title: string;
  readonly speakers: readonly { readonly id: SpeakerId; readonly name: string }[];
}

/**
 * Writes a talk to be read: the title, then paragraphs between blank lines, a heading set off by one more, and
 * `Name :` before the first paragraph of each turn. No times. Lines end with LF.
 */
export function formatPlainText({ title, speakers }: TalkNames, transcript: Transcript): string {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const blocks = title === '' ? [] : [title];
  let current: string | null = null;
  for (const { kind, speakerId, text } of transcript) {
    const body = text.trim();
    if (body === '') continue;
    if (kind === 'heading') {
      blocks.push(`\n${body}`);
      continue;
    }
    const name = speakerId === null ? null : (names.get(speakerId) ?? null);
    blocks.push(name !== null && name !== current ? `${name} : ${body}` : body);
    current = name;
  }
  return blocks.length === 0 ? '' : `${blocks.join('\n\n').replace(/^\n+/, '')}\n`;
}
