import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId, type Transcript } from '../../domain/transcript/transcript.ts';
import { packTranscript, unpackTranscript } from './revisionContent.ts';

const word = fc.tuple(fc.nat(36_000_000), fc.nat(36_000_000), fc.integer({ min: -3, max: 100_000 }));
const paragraph = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('paragraph', 'heading'),
  speakerId: fc.option(fc.string()),
  startMs: fc.option(fc.nat()),
  endMs: fc.option(fc.nat()),
  text: fc.string({ unit: 'grapheme' }),
  words: fc.array(word, { maxLength: 8 }),
  isStartByHand: fc.boolean(),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Paragraph>;
const transcripts: fc.Arbitrary<Transcript> = fc.array(paragraph, { maxLength: 6 });

describe('packTranscript', () => {
  it('is undone by unpackTranscript, whatever the times (law)', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const { bytes, hash, wordCount, paragraphCount } = packTranscript(transcript);
        expect(unpackTranscript(bytes, hash)).toEqual(transcript);
        expect(paragraphCount).toBe(transcript.length);
        expect(wordCount).toBe(transcript.flatMap(({ text }) => tokensOf(text)).length);
      }),
    );
  });

  it('gives equal transcripts the same hash, and others another (law)', () => {
    fc.assert(
      fc.property(transcripts, paragraph, (transcript, added) => {
        const { hash } = packTranscript(transcript);
        expect(packTranscript(structuredClone(transcript)).hash).toBe(hash);
        expect(packTranscript([...transcript, added]).hash).not.toBe(hash);
      }),
    );
  });

  it('gives a text the hash it had before starts were told to be set by hand, where none is', () => {
    const { hash } = packTranscript([newParagraph('a' as ParagraphId, 'un', { startMs: 7 })]);
    const json =
      '{"format":1,"paragraphs":[{"id":"a","kind":"paragraph","speakerId":null,"startMs":7,"endMs":null,"text":"un",' +
      '"words":[],"review":"untouched","marks":[]}]}';
    expect(hash).toBe(createHash('sha256').update(json).digest('hex'));
  });
});

describe('unpackTranscript', () => {
  it('gives no text for bytes that are damaged or not those of the hash', () => {
    const { bytes, hash } = packTranscript([]);
    for (let index = 0; index < bytes.length; index++) {
      const damaged = Buffer.from(bytes);
      damaged[index]! ^= 0x10;
      expect(unpackTranscript(damaged, hash)).toBeNull();
    }
    expect(unpackTranscript(Buffer.alloc(0), hash)).toBeNull();
    expect(unpackTranscript(bytes, hash.replace(/./, 'x'))).toBeNull();
  });
});
