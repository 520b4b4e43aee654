import { formatTimecode } from '../time/timecode.ts';
import { droppedFrom, seenLines, type CueFile, type FileCue, type Formatted } from './cueFile.ts';
import { styledRuns, type Style, type StyledRun } from './vttMarkup.ts';

const STYLE_NAMES: Readonly<Record<Style, string>> = { b: 'bold', i: 'italic', u: 'underline' };

/**
 * Writes EBU-TT-D (EBU Tech 3380), which is TTML 1 and IMSC 1.1 text too: one region at the bottom, one style for all,
 * and bold, italic and underlined text. Speakers are agents. Times are media times; overlapping cues are legal.
 */
export function formatTtml(file: CueFile): Formatted {
  const agents = new Map(
    [...new Set(file.cues.flatMap(({ speaker }) => speaker ?? []))].map((name, index) => [name, `a${index + 1}`]),
  );
  const paragraphs = file.cues.map((cue, index) => paragraphOf(cue, index + 1, agents));
  // A body without paragraphs is none.
  const body =
    paragraphs.length === 0 ? '' : `  <tt:body>\n    <tt:div>\n${paragraphs.join('')}    </tt:div>\n  </tt:body>\n`;
  const text = `${head(file.language ?? '', agents)}${body}</tt:tt>\n`;
  return { text, dropped: droppedFrom(file, ['ids', 'settings', 'innerTimes', 'blocks']) };
}

function head(language: string, agents: ReadonlyMap<string, string>): string {
  const named = [...agents].map(([name, id]) => {
    return `      <ttm:agent xml:id="${id}" type="person"><ttm:name type="full">${escape(name)}</ttm:name></ttm:agent>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ebuttm="urn:ebu:tt:metadata" ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="${escape(language)}">
  <tt:head>
    <tt:metadata>
      <ebuttm:documentMetadata>
        <ebuttm:conformsToStandard>urn:ebu:tt:distribution:2014-01</ebuttm:conformsToStandard>
        <ebuttm:conformsToStandard>http://www.w3.org/ns/ttml/profile/imsc1/text</ebuttm:conformsToStandard>
      </ebuttm:documentMetadata>
${named.join('')}    </tt:metadata>
    <tt:styling>
      <tt:style xml:id="base" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:lineHeight="normal" tts:textAlign="center" tts:color="#ffffff" tts:backgroundColor="#000000c2"/>
      <tt:style xml:id="bold" tts:fontWeight="bold"/>
      <tt:style xml:id="italic" tts:fontStyle="italic"/>
      <tt:style xml:id="underline" tts:textDecoration="underline"/>
    </tt:styling>
    <tt:layout>
      <tt:region xml:id="bottom" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"/>
    </tt:layout>
  </tt:head>
`;
}

function paragraphOf(cue: FileCue, number: number, agents: ReadonlyMap<string, string>): string {
  const { startMs, endMs, text, markup, speaker } = cue;
  const agent = speaker === null ? '' : ` ttm:agent="${agents.get(speaker)}"`;
  const times = `begin="${formatTimecode(startMs, '.')}" end="${formatTimecode(endMs, '.')}"`;
  const runs = markup === undefined ? [{ text: seenLines(text), styles: [] }] : styledRuns(markup);
  // Blanks are text here: a no-break space, or two spaces, must come back.
  return `      <tt:p xml:id="c${number}" region="bottom" style="base" xml:space="preserve" ${times}${agent}>${runs.map(spanOf).join('')}</tt:p>\n`;
}

function spanOf({ text, styles }: StyledRun): string {
  const style = styles.length === 0 ? '' : ` style="${styles.map((name) => STYLE_NAMES[name]).join(' ')}"`;
  return `<tt:span${style}>${text.split('\n').map(escape).join('<tt:br/>')}</tt:span>`;
}

/** What XML cannot hold, even by number: controls, and halves of characters. */
const CONTROLS = new RegExp(
  String.raw`[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`,
  'g',
);

function escape(text: string): string {
  return text
    .replaceAll(CONTROLS, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}
