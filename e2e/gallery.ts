import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawn } from 'node:child_process';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../src/loopback/findBrowser.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { FindPage } from './pages/FindPage.ts';
import { LibraryPage, SAMPLE } from './pages/LibraryPage.ts';
import { RevisionsPage } from './pages/RevisionsPage.ts';
import { SpellingPage } from './pages/SpellingPage.ts';
import { TalkPage } from './pages/TalkPage.ts';

const root = resolve(import.meta.dirname, '..');
const output = join(root, 'out/gallery');
const SIZES = [
  { width: 1_280, height: 800 },
  { width: 1_920, height: 1_080 },
];

/** Pictures of every screen and of every component, at two sizes, light and dark, in `out/gallery`. */
async function main(): Promise<void> {
  mkdirSync(output, { recursive: true });
  const browser = await chromium.launch({
    ...(findBrowser() === undefined ? {} : { executablePath: findBrowser()! }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  for (const viewport of SIZES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const name = `${viewport.width}-${colorScheme}`;
      await withWorkstation(browser, { viewport, colorScheme }, false, (page, url) => pictureLibrary(page, url, name));
      await withWorkstation(browser, { viewport, colorScheme }, true, (page) => pictureTalk(page, name));
      await withWorkstation(browser, { viewport, colorScheme }, true, (page) => pictureRevisions(page, name));
    }
  }
  await browser.close();
  console.log(`The pictures are in ${output}`);
}

interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

async function withWorkstation(
  browser: Browser,
  look: Look,
  hasDemo: boolean,
  picture: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-gallery-'));
  const args = [join(root, 'out/main/loopback.js'), '--library', folder, ...(hasDemo ? ['--demo'] : [])];
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const context = await browser.newContext({ ...look, locale: 'fr-FR' });
  const page = await context.newPage();
  const url = await new Promise<string>((done) => {
    host.stdout.on('data', (data) => {
      const found = /http:\S+#\S+/.exec(String(data))?.[0];
      if (found !== undefined) done(found);
    });
  });
  try {
    await page.goto(url);
    await picture(page, url);
  } finally {
    await context.close();
    const ended = new Promise((done) => host.once('exit', done));
    host.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(output, `${name}.png`) });
}

async function pictureLibrary(page: Page, address: string, name: string): Promise<void> {
  const library = new LibraryPage(page);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).waitFor();
  await shoot(page, `${name}-library-empty`);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await page.getByRole('textbox', { name: 'Chemin' }).waitFor();
  await shoot(page, `${name}-path-picker`);
  await page.keyboard.press('Escape');
  await library.import(
    SAMPLE,
    {
      name: 'demo.txt',
      bytes: readFileSync(join(root, 'resources/demo/notice.txt')),
    },
    { name: 'vide.txt', bytes: Buffer.alloc(0) },
  );
  await shoot(page, `${name}-import-report`);
  await library.closeReport();
  await library.rows.nth(1).waitFor();
  await shoot(page, `${name}-library`);
  await library.search.fill('humain');
  await library.rows.locator('mark').first().waitFor();
  await shoot(page, `${name}-library-search`);
  await library.search.fill('xylophone');
  await library.rows.first().waitFor({ state: 'detached' });
  await shoot(page, `${name}-library-nothing`);
  await library.search.press('Escape');
  await page.keyboard.press('Control+Shift+F');
  const find = new FindPage(page);
  await find.query.fill('intelligence');
  await find.hits.first().waitFor();
  await shoot(page, `${name}-find-everywhere`);
  await find.query.press('Escape');
  const talk = await library.open("Le coût humain de l'intelligence artificielle");
  await shoot(page, `${name}-talk-untimed`);
  await pictureTypography(page, talk, name);
  await dropFiles(talk.dropTarget, [{ name: 'faux.mp4', bytes: Buffer.from('rien') }]);
  await talk.player.getByRole('alert').waitFor();
  await shoot(page, `${name}-talk-bad-recording`);
  await page.goto(new URL(`/gallery.html?theme=${name.split('-')[1]}`, address).href);
  await page.getByRole('heading', { name: 'Button', exact: true }).waitFor();
  await shoot(page, `${name}-components`);
}

/** Some corrections, then the revisions beside the text, and the import compared with it. */
async function pictureRevisions(page: Page, name: string): Promise<void> {
  const talk = new TalkPage(page);
  const revisions = new RevisionsPage(page);
  await talk.player.locator('video').waitFor();
  await revisions.openPanel();
  await revisions.panel.getByText('Aucune version').waitFor();
  await shoot(page, `${name}-revisions-empty`);
  await talk.caretBehind('Bonjour');
  await page.keyboard.type(' encore');
  await page.keyboard.press('Control+s');
  await page.keyboard.type('Avant la relecture de Marie');
  await shoot(page, `${name}-revision-note`);
  await page.keyboard.press('Enter');
  await revisions.rows.nth(1).waitFor();
  await talk.caretBehind('Pendant des siècles');
  for (let count = 0; count < 'siècles'.length; count++) await page.keyboard.press('Backspace');
  await page.keyboard.type('millénaires');
  await talk.caretBehind('sans séparer les mots');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+1');
  await revisions.rows.last().getByText('+', { exact: false }).last().waitFor();
  await revisions.compare('Texte importé');
  await page.keyboard.press('F8');
  await shoot(page, `${name}-revisions-compare`);
  await revisions.view.getByRole('button', { name: 'Tout rétablir' }).click();
  await revisions.view.getByText('Les deux textes sont identiques.').waitFor();
  await shoot(page, `${name}-revisions-restored`);
}

/** Typography corrected with a preview, then no-break spaces shown; then both are undone. */
async function pictureTypography(page: Page, talk: TalkPage, name: string): Promise<void> {
  await talk.caretBehind('Pour faire');
  await page.keyboard.type(` "oui" ! le coeur de l'Etat, 1ère - enfin - 25 000 km`);
  await page.keyboard.press('Control+Shift+Y');
  await page.getByRole('option').nth(3).click();
  await shoot(page, `${name}-typography`);
  await page.getByRole('button', { name: /^Appliquer/ }).click();
  await page.getByRole('button', { name: 'Annuler les corrections' }).waitFor();
  await shoot(page, `${name}-typography-done`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+Digit8');
  await shoot(page, `${name}-no-break-spaces`);
  await page.keyboard.press('Control+Shift+Digit8');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
}

async function pictureTalk(page: Page, name: string): Promise<void> {
  const talk = new TalkPage(page);
  await talk.player.locator('video').waitFor();
  await talk.editor.getByRole('button', { name: 'Aller à 0:18' }).click();
  await page.keyboard.press('Escape');
  await talk.editor.locator('[data-playing]').waitFor();
  await page.keyboard.press('Escape');
  await shoot(page, `${name}-talk`);
  await picturePlaying(page, talk, name);
  await pictureFind(page, name);
  await pictureTimedText(page, talk, name);
  await page.keyboard.press('Control+Slash');
  await page.getByRole('dialog').waitFor();
  await shoot(page, `${name}-keys`);
  await page.getByRole('button', { name: 'Changer F2 pour' }).click();
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: 'La prendre' }).waitFor();
  await shoot(page, `${name}-keys-conflict`);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('xylophone');
  await shoot(page, `${name}-keys-nothing`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F10');
  await page.keyboard.type('para');
  await page.getByRole('option').first().waitFor();
  await shoot(page, `${name}-palette`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+E');
  await page.getByText('sous-titres').first().waitFor();
  await shoot(page, `${name}-export`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('dialog', { name: 'Réglages' }).waitFor();
  await shoot(page, `${name}-settings`);
  await page.getByRole('tab', { name: 'Écoute et saisie' }).click();
  await shoot(page, `${name}-settings-playing`);
  await page.keyboard.press('Escape');
  await pictureSpelling(page, talk, name);
}

async function pictureSpelling(page: Page, talk: TalkPage, name: string): Promise<void> {
  const spelling = new SpellingPage(page);
  await talk.caretBehind('Bonjour à toutes');
  await page.keyboard.type(", à l'enfent, à Zorvanec et à la schiize, ");
  await expect.poll(() => spelling.underlined()).toEqual(expect.arrayContaining(['enfent', 'Zorvanec', 'schiize']));
  await spelling.rightClick('schiize');
  await spelling.items.filter({ hasText: 'Ajouter au dictionnaire' }).click();
  await spelling.rightClick('enfent');
  await spelling.menu.waitFor();
  await shoot(page, `${name}-spelling`);
  await spelling.items.filter({ hasText: 'Ignorer dans cette conférence' }).click();
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('tab', { name: 'Orthographe' }).click();
  await shoot(page, `${name}-settings-spelling`);
}

async function picturePlaying(page: Page, talk: TalkPage, name: string): Promise<void> {
  await talk.caretBehind('Pendant');
  await page.keyboard.insertText(' donc bien');
  await page.keyboard.press('Control+Comma');
  await page.getByRole('tab', { name: 'Écoute et saisie' }).click();
  const sources = page.getByRole('switch', { name: 'Montrer d’où viennent les temps' });
  await sources.press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await talk.editor.hover();
  await page.mouse.wheel(0, 120);
  const follow = page.getByRole('main').getByRole('button', { name: 'Suivre le son' });
  await follow.waitFor();
  await page.keyboard.press('Escape');
  await shoot(page, `${name}-talk-sources`);
  await page.getByRole('region', { name: 'Temps des mots' }).getByRole('button', { name: 'Fermer' }).click();
  await follow.click();
  await talk.editor.focus();
  await page.keyboard.press('Control+z');
}

async function pictureFind(page: Page, name: string): Promise<void> {
  const find = new FindPage(page);
  await page.keyboard.press('Control+h');
  await shoot(page, `${name}-find-empty`);
  await find.query.fill('les');
  await find.option('Mot entier').click();
  await find.hits.first().waitFor();
  await find.query.press('Enter');
  await shoot(page, `${name}-find`);
  await find.replacement.fill('ces');
  await find.hits.locator('ins').first().waitFor();
  await shoot(page, `${name}-replace`);
  await find.panel.getByRole('button', { name: 'Tout remplacer' }).click();
  await find.panel.getByRole('button', { name: 'Annuler', exact: true }).waitFor();
  await shoot(page, `${name}-replaced`);
  await find.panel.getByRole('button', { name: 'Annuler', exact: true }).click();
  await find.panel.getByText('annulés').waitFor();
  await find.option('Expression régulière').click();
  await find.query.fill('(les');
  await find.panel.getByRole('alert').waitFor();
  await shoot(page, `${name}-find-wrong`);
  await find.query.fill('');
  await find.panel.getByText('Derniers remplacements').waitFor();
  await shoot(page, `${name}-find-past`);
  await page.getByRole('button', { name: 'Glossaire' }).click();
  const glossary = page.getByRole('complementary', { name: 'Glossaire' });
  await shoot(page, `${name}-glossary-empty`);
  await glossary.getByRole('button', { name: 'Coller un tableau…' }).click();
  const paste = page.getByRole('dialog', { name: 'Coller un tableau' });
  await paste.getByRole('textbox').fill('entendu;correct\nvirgule;Virgule\nponctuation;poncture\nmur;\n');
  await shoot(page, `${name}-glossary-paste`);
  await paste.getByRole('button', { name: 'Ajouter 2 entrées' }).click();
  await glossary.getByRole('listitem').first().waitFor();
  await shoot(page, `${name}-glossary`);
  await glossary.getByRole('button', { name: 'Voir dans le texte…' }).click();
  await find.hits.first().waitFor();
  await shoot(page, `${name}-glossary-preview`);
  await find.panel.getByRole('button', { name: 'Revenir à la recherche' }).click();
}

/** A timed text with faults: what is asked before it is taken, and its problems; then all is undone. */
async function pictureTimedText(page: Page, talk: TalkPage, name: string): Promise<void> {
  const samples = join(root, 'src/domain/formats/samples');
  await dropFiles(talk.editor, [{ name: 'whisperx.json', bytes: readFileSync(join(samples, 'whisperx.json')) }]);
  await page.getByRole('button', { name: 'Remplacer le texte' }).waitFor();
  await shoot(page, `${name}-timed-text`);
  await page.getByRole('button', { name: 'Remplacer le texte' }).click();
  await page.getByRole('button', { name: 'Mots incertains' }).click();
  await talk.editor.getByText('Dakar').waitFor();
  await shoot(page, `${name}-unsure-words`);
  await page.getByRole('button', { name: 'Mots incertains' }).click();
  await talk.editor.focus();
  await page.keyboard.press('Control+z');
  await talk.editor.getByText('Bonjour à toutes').waitFor();
  const broken =
    '1\n00:00:09,000 --> 00:00:08,000\nUn sous-titre reversé.\n\n2\n00:05:00,000 --> 00:06:00,000\nTrop tard.\n';
  await dropFiles(talk.editor, [{ name: 'casse.srt', bytes: Buffer.from(broken) }]);
  await page.getByRole('button', { name: 'Remplacer le texte' }).click();
  await page.getByRole('button', { name: 'Tout réparer' }).waitFor();
  await shoot(page, `${name}-problems`);
  await talk.editor.focus();
  await page.keyboard.press('Control+z');
  await page.getByText('Aucun problème').waitFor();
  await page.getByRole('button', { name: 'Notice', exact: true }).click();
}

await main();
