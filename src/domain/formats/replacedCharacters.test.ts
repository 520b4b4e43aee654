import { expect, it } from 'vitest';
import { formatAss } from './ass.ts';
import { plainCue, type FileCue } from './cueFile.ts';
import { formatMicroDvd } from './microDvd.ts';

function fileOf(...cues: Partial<FileCue>[]) {
  const times = { startMs: 0, endMs: 1_000, text: 'Bonjour' };
  return { format: 'cues', language: null, cues: cues.map((cue) => plainCue({ ...times, ...cue })) };
}

it('tells of the lines of MicroDVD in which a stroke would part a line', () => {
  const { text, dropped } = formatMicroDvd(fileOf({ text: 'a | b | c' }, {}), {});
  expect(text).toContain('{0}{25}a ¦ b ¦ c\n');
  expect(dropped).toEqual([{ what: 'characters', count: 1 }]);
  expect(formatMicroDvd(fileOf({}), {}).dropped).toEqual([]);
});

it('tells of the names in ASS in which a comma would end the column', () => {
  const { text, dropped } = formatAss(fileOf({ speaker: 'Durand, Paul' }, { speaker: 'Paul Durand' }, {}));
  expect(text).toContain(',Default,Durand Paul,0,');
  expect(dropped).toEqual([{ what: 'characters', count: 1 }]);
});
