import type { MarkupElement } from './markup.ts';
import { readMetadataRecords } from './metadataRecords.ts';
import { readOpencast } from './opencast.ts';
import { readPodcast } from './podcast.ts';
import type { SourceReading } from './sourceReading.ts';
import { readTranscriber } from './transcriber.ts';

/**
 * The readers of XML, in the order they are tried; the first that recognises the elements reads them.
 *
 * To add a format: 1. a file beside this one that exports `readX(root): SourceReading | null`, giving `null` for what is
 * not of it; 2. a line here, before the records of Dublin Core, which are the least particular; 3. its name in
 * `NOTICE_FORMATS`; 4. a sample with the talk it holds.
 */
const READERS: readonly ((root: MarkupElement) => SourceReading | null)[] = [
  readTranscriber,
  readPodcast,
  readOpencast,
  readMetadataRecords,
];

/** Reads the talks of an XML document, in whatever format its elements are. Never throws. */
export function readXmlNotices(root: MarkupElement): SourceReading {
  for (const read of READERS) {
    const reading = read(root);
    if (reading !== null) return reading;
  }
  return { ok: false, reason: 'notANotice', detail: `<${root.name}>` };
}
