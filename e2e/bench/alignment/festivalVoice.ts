import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpokenSentence } from './lectureText.ts';
import type { KnownText, Utterance } from './testLecture.ts';
import { readWav } from './wav.ts';

/** Prints a line per token of the utterance `u`: the start of its first word, the ends of all. */
const PRINT_TOKENS = `(define (print_tokens k)
  (cond (k
    (format t "%s" (item.feat k "R:Token.daughter1.word_start"))
    (mapcar (lambda (w) (format t " %s" (item.feat w "word_end"))) (item.daughters k))
    (format t "\\n")
    (print_tokens (item.next k)))))`;

/**
 * Speaks English sentences with a voice of Festival, all in one run; the times of the words are those of its
 * utterances. `null` for a sentence whose tokens are not the words.
 */
export function speakFestival(
  voice: string,
  sentences: readonly SpokenSentence[],
  folder: string,
): (Utterance | null)[] {
  const script = join(folder, 'festival.scm');
  const forms = sentences.map((sentence, index) => speakForm(sentence, join(folder, `festival-${index}.wav`)));
  writeFileSync(script, [PRINT_TOKENS, `(voice_${voice})`, ...forms].join('\n'));
  const out = execFileSync('festival', ['-b', script], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const blocks = out.split('@sentence').slice(1);
  return sentences.map((sentence, index) => {
    const wav = join(folder, 'festival-16k.wav');
    execFileSync('sox', ['-R', join(folder, `festival-${index}.wav`), '-r', '16000', '-b', '16', '-c', '1', wav]);
    return timed(sentence, blocks[index] ?? '', readWav(wav));
  });
}

function speakForm(sentence: SpokenSentence, wav: string): string {
  const text = sentence
    .map(({ spoken }) => spoken)
    .join(' ')
    .replaceAll(/["\\«»]/gu, '')
    .replaceAll('’', "'");
  return `(format t "@sentence\\n") (set! u (utt.synth (Utterance Text "${text}")))
(print_tokens (utt.relation.first u 'Token)) (utt.save.wave u "${wav}" 'riff)`;
}

function timed(sentence: SpokenSentence, block: string, samples: Int16Array): Utterance | null {
  const lines = block.trim().split('\n');
  if (lines.length !== sentence.length) return null;
  const words = lines.map((line, index): KnownText => {
    const [start, ...ends] = line.split(' ').map(Number);
    return { text: sentence[index]!.text, startMs: start! * 1000, endMs: Math.max(...ends) * 1000 };
  });
  if (words.some(({ startMs, endMs }) => !(endMs > startMs))) return null;
  const text = words.map((word) => word.text).join(' ');
  return { text, startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs, words, samples };
}
