import { isRecord, type Json } from '../formats/jsonRecord.ts';
import { isBehindTheCamera, isPlainRole } from './contributors.ts';
import { htmlText } from './htmlText.ts';
import { leftoversOfJson, listIn, textIn } from './jsonValues.ts';
import { dateOf, durationOf, languageOf, lineOf, speakerOf } from './metadataValues.ts';
import { NoticeDraft, readingOf, type Source } from './noticeDraft.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';
import { isWebUrl } from './isWebUrl.ts';

/** Keys of which a video of Esup-Pod has several, and hardly anything else two. */
const SIGNS =
  'slug main_lang date_added date_evt full_url video_files cursus licence is_draft is_video is_360 contributors owner_full_name mediatype duration_in_time'.split(
    ' ',
  );

/** Whether a value is a video of Esup-Pod. */
export function isPodVideo(value: unknown): value is Json {
  if (!isRecord(value) || typeof value['title'] !== 'string') return false;
  return SIGNS.filter((key) => key in value).length >= 2;
}

/** Reads what the REST interface of Esup-Pod gives: a page of videos (`results`), or one. `null` when it is none. */
export function readEsupPod(value: unknown): SourceReading | null {
  const all = isRecord(value) && Array.isArray(value['results']) ? value['results'] : [value];
  const videos = all.filter(isPodVideo);
  if (videos.length === 0) return null;
  const lost = all.length - videos.length;
  const problems = lost > 0 ? [{ code: 'notAVideo', line: 0, detail: String(lost) }] : [];
  return readingOf(
    'esupPod',
    videos.map((video) => new VideoReader(video).read()),
    { problems },
  );
}

const LEVELS: ReadonlyMap<string, string> = new Map([
  ['L', 'Licence'],
  ['M', 'Master'],
  ['D', 'Doctorat'],
]);

/** Reads one video, and remembers the keys that told something. */
class VideoReader {
  readonly #video: Json;
  readonly #draft = new NoticeDraft();
  readonly #used = new Set<string>();

  constructor(video: Json) {
    this.#video = video;
  }

  read(): ReadNotice {
    const draft = this.#draft;
    this.#text('title', (text, source) => draft.say('title', lineOf(text), source));
    this.#text('description', (text, source) => draft.say('abstract', htmlText(text), source));
    this.#date('date_evt', 'recordedOn');
    this.#date('date_added', 'publishedOn');
    this.#text('duration', (text, source) => draft.say('durationMs', durationOf(text, 1_000), source));
    this.#text('duration_in_time', (text, source) => draft.say('durationMs', durationOf(text), source));
    this.#text('main_lang', (text, source) => draft.say('language', languageOf(text), source));
    this.#text('licence', (text, source) => draft.say('rights', licenceName(text), source));
    this.#text('cursus', (text, source) => draft.add('levels', levelsOf(text), source));
    this.#contributors();
    this.#lists();
    this.#identifiers();
    this.#files();
    this.#chapters();
    return draft.read(leftoversOfJson(this.#video, this.#used));
  }

  #text(key: string, take: (text: string, source: Source) => boolean): void {
    const text = textIn(this.#video[key]);
    if (text !== '' && take(text, rule(key))) this.#used.add(key);
  }

  #date(key: string, field: 'recordedOn' | 'publishedOn'): void {
    this.#text(key, (text, source) => {
      const date = dateOf(text);
      if (date === null) this.#draft.report('unreadDate', 0, `${key}: ${text}`);
      return this.#draft.say(field, date, source);
    });
  }

  /** Everyone who speaks; who only made the recording is left over. */
  #contributors(): void {
    const people = listIn(this.#video['contributors']).map((person) => {
      const role = isRecord(person) ? textIn(person['role']) : '';
      const name = isRecord(person) ? textIn(person['name']) : textIn(person);
      return isBehindTheCamera(role) ? null : speakerOf(name, { role: isPlainRole(role) || role === '' ? null : role });
    });
    for (const [index, person] of people.entries()) {
      if (person === null) continue;
      this.#draft.addSpeaker(person, rule('contributors'));
      this.#used.add(`contributors/${index}`);
    }
  }

  #lists(): void {
    const add = (key: string, take: (labels: string[], source: Source) => boolean): void => {
      const labels = listIn(this.#video[key])
        .map(labelOf)
        .filter((label) => label !== '');
      if (labels.length > 0 && take(labels, rule(key))) this.#used.add(key);
    };
    for (const key of ['disciplines', 'discipline'])
      add(key, (labels, source) => this.#draft.add('disciplines', labels, source));
    add('tags', (labels, source) => this.#draft.add('keywords', labels.flatMap(tagsOf), source));
    add('type', ([label = ''], source) => this.#draft.say('kind', label, source));
    for (const key of ['themes', 'theme'])
      add(key, ([label = ''], source) => this.#draft.say('collection', label, source));
    for (const key of ['channels', 'channel'])
      add(key, ([label = ''], source) => this.#draft.say('publisher', label, source));
  }

  /** The page's address is its identity; `id` and `slug` are part of it. */
  #identifiers(): void {
    for (const key of ['full_url', 'absolute_url', 'permalink', 'url']) {
      this.#text(key, (text, source) => {
        const address = text.startsWith('//') ? `https:${text}` : text;
        // The interface's own address of the video is no page.
        if (/\/rest\//.test(address)) return true;
        return isWebUrl(address) && this.#draft.add('identifiers', [{ scheme: 'url', value: address }], source);
      });
    }
    const slug = textIn(this.#video['slug']);
    const isNamed = this.#draft.read([]).notice.identifiers.length > 0;
    if (slug !== '' && (isNamed || this.#draft.add('identifiers', [{ scheme: 'guid', value: slug }], rule('slug')))) {
      for (const key of ['slug', 'id']) this.#used.add(key);
    }
  }

  #files(): void {
    for (const key of ['video_files', 'video']) {
      const files = listIn(this.#video[key])
        .flatMap((file) => (isRecord(file) ? Object.values(file) : [file]))
        .map(textIn);
      if (this.#draft.say('mediaUrl', files.find(isWebUrl) ?? null, rule(key))) this.#used.add(key);
    }
    for (const key of ['tracks', 'documents']) {
      for (const file of listIn(this.#video[key])) {
        const src = isRecord(file)
          ? [file['src'], file['file'], file['url'], file['document']].map(textIn).find(isWebUrl)
          : undefined;
        if (src === undefined || !isRecord(file)) continue;
        const label = ['kind', 'lang', 'srclang', 'label', 'title', 'name']
          .map((part) => textIn(file[part]))
          .filter(Boolean)
          .join(' ');
        if (this.#draft.add('documents', [{ label, url: src }], rule(key))) this.#used.add(key);
      }
    }
  }

  #chapters(): void {
    for (const chapter of listIn(this.#video['chapters'])) {
      const seconds = isRecord(chapter) ? (chapter['time_start'] ?? chapter['start']) : null;
      const title = isRecord(chapter) ? lineOf(textIn(chapter['title'])) : '';
      if (title === '' || typeof seconds !== 'number' || !(seconds >= 0 && seconds < 1e6)) continue;
      this.#draft.add('chapters', [{ startMs: Math.round(seconds * 1_000), title }], rule('chapters'));
      this.#used.add('chapters');
    }
  }
}

function rule(key: string): Source {
  const name = key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { rule: `pod${name.charAt(0).toUpperCase()}${name.slice(1)}`, line: 0 };
}

/** A level by its code or its name; `0` and `1` are none and another. */
function levelsOf(text: string): string[] {
  const known = LEVELS.get(text);
  if (known !== undefined) return [known];
  return text.length < 3 || /^(?:none|aucune?|all|tou(?:s|tes)|other|autre)/i.test(text) ? [] : [text];
}

/** What a discipline, a type or a channel is called; an address of the interface names nothing. */
function labelOf(value: unknown): string {
  const label = isRecord(value)
    ? textIn(value['title'] ?? value['name'] ?? value['label'])
    : typeof value === 'string'
      ? value
      : '';
  return isWebUrl(label.trim()) ? '' : lineOf(label);
}

/** Tags stand in one text with commas, or with blanks where those of several words are quoted. */
function tagsOf(text: string): string[] {
  const written = text.slice(0, 5_000);
  const tags = /[,;]/.test(written)
    ? written.split(/[,;]/)
    : written.includes('"')
      ? [...written.matchAll(/"([^"]{1,200})"|(\S{1,200})/gu)].map(([, quoted, bare = '']) => quoted ?? bare)
      : [written];
  return tags.map((tag) => tag.replaceAll('"', '').trim()).filter((tag) => tag !== '');
}

/** `by-nc-sa` is a Creative Commons licence, whose version is not told. */
function licenceName(text: string): string {
  return /^(?:by|zero)(?:-(?:nc|sa|nd)){0,2}$/i.test(text) ? `CC ${text.toUpperCase()}` : text;
}
