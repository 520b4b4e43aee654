import { describe, expect, it } from 'vitest';
import { splitOptions } from './splitOptions.ts';

describe('splitOptions', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  -t 8   -bs 5 ', ['-t', '8', '-bs', '5']],
    [`--prompt "Alan Turing, l'Enigma" -fa`, ['--prompt', "Alan Turing, l'Enigma", '-fa']],
    [`--prompt='deux mots'`, ['--prompt=deux mots']],
    [`--prompt ""`, ['--prompt', '']],
    ['--prompt "ouvert', ['--prompt', 'ouvert']],
    ['$HOME;rm `x`', ['$HOME;rm', '`x`']],
  ])('takes %j apart', (options, parts) => {
    expect(splitOptions(options)).toEqual(parts);
  });
});
