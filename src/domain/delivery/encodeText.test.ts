import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueFileOf, plainCue } from '../formats/cueFile.ts';
import { formatMicroDvd, parseMicroDvd } from '../formats/microDvd.ts';
import { formatSrt, parseSrt } from '../formats/srt.ts';
import { DELIVERY_FORMATS, ENCODINGS } from './deliveryFormats.ts';
import { encodeText } from './encodeText.ts';

const windows = { encoding: 'windows-1252', lineEnd: 'lf' } as const;

describe('encodeText', () => {
  it('gives what a reader of the encoding reads again, whatever the text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'aé€œ’\u202F→你\r\n') }),
    );
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...DELIVERY_FORMATS),
        fc.constantFrom(...ENCODINGS),
        (text, format, encoding) => {
          const { content, text: shown, lost, ...encoded } = encodeText(text, format, { encoding, lineEnd: 'lf' });
          const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
          const decoder = new TextDecoder(encoded.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8');
          // Half characters have no encoding at all.
          if (text.isWellFormed()) expect(decoder.decode(bytes)).toBe(shown.replace(/^\uFEFF/, ''));
          const isSame = shown === text.replaceAll(/\r\n?/g, '\n').normalize('NFC');
          if (encoded.encoding === 'windows-1252') expect(lost.length === 0).toBe(isSame);
          else expect(lost).toEqual([]);
        },
      ),
    );
  });

  it('names what Windows-1252 does not have, the commonest first', () => {
    const { text, lost } = encodeText('« 25\u202F000 » → 你你 e\u0301', 'srt', windows);
    expect(text).toBe('« 25\u00A0000 » -> ?? é');
    expect(lost).toEqual([
      { character: '你', written: '?', count: 2 },
      { character: '\u202F', written: '\u00A0', count: 1 },
      { character: '→', written: '->', count: 1 },
    ]);
  });

  it.each(['/etc/hosts', '{y:i} n’est pas un code'])('keeps MicroDVD from taking "%s" for a code', (line) => {
    const cue = plainCue({ startMs: 0, endMs: 1_000, text: `a\u2060b\n${line}` });
    const { text } = formatMicroDvd({ format: 'microdvd', language: null, cues: [cue] }, { frameRate: 25 });
    const encoded = encodeText(text, 'microdvd', windows);
    expect(parseMicroDvd(encoded.text).value!.cues[0]).toMatchObject({ text: `ab\n\u00A0${line}` });
    expect(encoded.lost).toEqual([
      { character: '\u2060', written: '', count: 1 },
      { character: '\u2060', written: '\u00A0', count: 1 },
    ]);
  });

  it.each(['00:00:01,000 --> 00:00:02,000', '<i>', String.raw`a\Nb`])(
    'keeps SubRip from taking "%s" for markup',
    (line) => {
      const { text } = formatSrt(
        cueFileOf([{ startMs: 0, endMs: 1_000, lines: ['a', line], speaker: null, paragraphId: null }]),
      );
      const encoded = encodeText(text, 'srt', windows);
      const { cues } = parseSrt(encoded.text).value!;
      expect(cues.map((cue) => cue.text.replaceAll('\u00AD', ''))).toEqual([`a\n${line}`]);
      expect(encoded.lost).toMatchObject([{ character: '\u2060', written: '\u00AD' }]);
    },
  );

  it('writes UTF-8 where the format has no other, and a byte order mark only where it may', () => {
    expect(encodeText('é', 'vtt', windows)).toMatchObject({ encoding: 'utf-8', content: 'é' });
    expect(encodeText('é', 'vtt', { encoding: 'utf-8-bom', lineEnd: 'lf' }).content).toBe('\uFEFFé');
    expect(encodeText('{}', 'podcast', { encoding: 'utf-8-bom', lineEnd: 'lf' }).content).toBe('{}');
  });

  it('ends lines as asked', () => {
    expect(encodeText('a\r\nb\n', 'srt', { encoding: 'utf-8', lineEnd: 'crlf' })).toMatchObject({
      text: 'a\nb\n',
      content: 'a\r\nb\r\n',
    });
  });
});
