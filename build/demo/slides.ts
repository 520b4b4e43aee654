import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURES } from './figures.ts';
import { type Lecture, type LectureSpeaker, type SlideName, typeset } from './lecture.ts';

/** The title on each slide, and the index of its chapter. */
const HEADS: Readonly<Record<SlideName, readonly [chapter: number, title: string]>> = {
  title: [0, ''],
  signs: [0, 'Des signes que l’on ne voit plus'],
  wall: [0, 'Ni blanc, ni virgule'],
  voice: [0, 'La voix découpe les phrases'],
  dots: [0, 'Trois points, trois souffles'],
  blank: [1, 'Le blanc, outil de traducteur'],
  glance: [1, 'D’un seul coup d’œil'],
  scale: [2, 'Une page, des centaines de lecteurs'],
  semicolon: [2, 'Un point posé sur une virgule'],
  accents: [2, 'Trois petits signes de France'],
  thinSpace: [2, 'Un peu d’air avant la question'],
  subtitle: [3, 'Deux lignes, quelques secondes'],
  end: [3, ''],
  chapter1: [0, ''],
  chapter2: [1, ''],
  chapter3: [2, ''],
  chapter4: [3, ''],
};

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/** The HTML page of one slide, 1280 × 720, whole in itself; `speaker` is named in the lower third. */
export function slidePage(lecture: Lecture, name: SlideName, speaker: LectureSpeaker | null): string {
  const style = `<style>${fontFaces()}${readFileSync(join(import.meta.dirname, 'slides.css'), 'utf8')}</style>`;
  const head = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${lecture.title}</title>${style}`;
  return `${head}<body class="${bodyClass(name)}">${bodyOf(lecture, name)}${footOf(lecture, name, speaker)}</body></html>`;
}

function bodyClass(name: SlideName): string {
  if (name === 'title') return 'opening';
  if (name === 'end') return 'closing';
  return name.startsWith('chapter') ? 'part' : 'idea';
}

function bodyOf(lecture: Lecture, name: SlideName): string {
  const [chapter, title] = HEADS[name];
  if (name === 'title') {
    return `<div class="sign">;</div><h1>Comment la page<br>apprit à respirer</h1>
      <p class="subtitle">Une brève histoire de la ponctuation</p>`;
  }
  if (name === 'end') {
    return `<h1>Une page qui sait<br>se taire<em>.</em></h1>
      <p class="credits">${typeset('Texte et images : le projet Lutrin. Voix de synthèse : espeak-ng.')}</p>`;
  }
  const numeral = NUMERALS[chapter] ?? '';
  const chapterTitle = lecture.chapters[chapter]?.title ?? '';
  if (title === '') return `<div class="numeral">${numeral}</div><h1>${chapterTitle}</h1>`;
  const opener = `<p class="chapter"><b>${numeral}</b>${chapterTitle}</p>`;
  const figure = `<svg viewBox="0 0 1136 400">${FIGURES[name]?.() ?? ''}</svg>`;
  return `${opener}<h1>${title}</h1><div class="figure">${figure}</div>`;
}

function footOf(lecture: Lecture, name: SlideName, speaker: LectureSpeaker | null): string {
  const [now] = HEADS[name];
  const marks = lecture.chapters.map((_, index) => {
    if (index === now) return '<i class="now"></i>';
    return index < now ? '<i class="past"></i>' : '<i></i>';
  });
  const who =
    speaker === null ? '' : `<p class="speaker"><strong>${speaker.name}</strong><span>${speaker.role}</span></p>`;
  return `<div class="foot">${who}<div class="marks">${marks.join('')}</div></div>`;
}

function fontFaces(): string {
  return [
    fontFace(
      'Source Serif',
      'normal',
      import.meta.resolve('@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2'),
    ),
    fontFace(
      'Source Serif',
      'italic',
      import.meta.resolve('@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2'),
    ),
    fontFace('Inter', 'normal', import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
  ].join('');
}

function fontFace(family: string, style: string, url: string): string {
  const source = `data:font/woff2;base64,${readFileSync(new URL(url)).toString('base64')}`;
  return `@font-face{font-family:'${family}';font-style:${style};font-weight:200 900;src:url(${source})}`;
}
