import type { Locator, Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { dropFiles } from './pages/dropFiles.ts';
import { demoWords, framesBehind, sampleFrames, spokenBetween } from './pages/heardWords.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.use({ demo: true });

/** The demonstration lecture with its recording, ready to be played. */
async function openDemo(page: Page): Promise<TalkPage> {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  return talk;
}

async function playFrom(talk: TalkPage, clock: string): Promise<void> {
  await talk.editor
    .getByRole('button', { name: `Aller à ${clock}`, exact: true })
    .last()
    .click();
  await talk.page.keyboard.press('Escape');
  await expect.poll(() => talk.isPaused()).toBe(false);
}

/** The button over the text; the status bar has one of the same name, which is always there. */
function followButton(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: 'Suivre le son' });
}

function scrollTop(talk: TalkPage): Promise<number> {
  return talk.editor.evaluate((editor) => {
    let element = editor.parentElement;
    while (element !== null && getComputedStyle(element).overflowY !== 'auto') element = element.parentElement;
    return element!.scrollTop;
  });
}

test.describe('the word that is heard', () => {
  test('is the one that is spoken, within a frame', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:18');
    await expect.poll(async () => (await sampleFrames(page, 1))[0]!.marked).not.toBeNull();
    const frames = await sampleFrames(page, 300);
    const words = demoWords();
    const wrong = frames.slice(1).filter(({ timeMs, shownMs, marked }, index) => {
      // The word goes with the picture that is seen, which may be before the sound or behind it, on a busy machine by more.
      const seenMs = Number.isFinite(shownMs) ? [Math.ceil(shownMs)] : [];
      // The window counts in whole milliseconds: a word may begin at the next one.
      const momentsMs = [frames[index]!.timeMs, timeMs, Math.round(timeMs), ...seenMs];
      const spoken = spokenBetween(words, Math.min(...momentsMs), Math.max(...momentsMs));
      return !spoken.some(({ paragraph, offset }) => marked?.paragraph === paragraph && marked.offset === offset);
    });
    expect(wrong).toEqual([]);
    // The sound went on meanwhile, and the mark with it.
    expect(new Set(frames.map(({ marked }) => marked?.offset)).size).toBeGreaterThan(5);
  });

  test('stays marked while its paragraph is typed in, and moves with its text', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await talk.caretBehind('À un');
    await expect.poll(async () => (await sampleFrames(page, 1))[0]!.marked?.text).toBe('À');
    await page.keyboard.type(' bien long');
    await talk.caretBehind('Bonjour à tou');
    await page.keyboard.press('Backspace');
    await talk.caretBehind('À un bien');
    await page.keyboard.press('Home');
    await page.keyboard.type('« ');
    const [frame] = await sampleFrames(page, 2).then((frames) => frames.slice(-1));
    expect(frame!.marked).toMatchObject({ text: 'À', offset: 2 });
  });

  test('is shown otherwise where its time is an estimate', async ({ page }) => {
    const talk = await openDemo(page);
    const count = (name: string): Promise<number> => page.evaluate((key) => CSS.highlights.get(key)?.size ?? 0, name);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await expect.poll(() => count('heard-word')).toBe(1);
    expect(await count('heard-estimate')).toBe(0);
    await talk.select('À un mur');
    await page.keyboard.type('Jadis');
    await expect.poll(() => count('heard-estimate')).toBe(1);
    expect(await count('heard-word')).toBe(0);
  });
});

test.describe('the paragraph that is heard', () => {
  test('is one, whatever becomes of the text', async ({ page }) => {
    const talk = await openDemo(page);
    const heard = talk.editor.locator('[data-playing]');
    const goTo = async (word: string): Promise<void> => {
      await talk.caretBehind(word);
      await page.keyboard.press('Control+Shift+J');
      await expect(heard).toHaveCount(1);
      await expect(heard).toContainText(word);
    };
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Enter');
    await goTo('rouleau');
    const cues = ['Un autre texte.', 'Et sa suite.', 'La fin.'].map(
      (text, index) => `${index + 1}\n00:00:${10 + 20 * index},000 --> 00:00:${25 + 20 * index},000\n${text}\n`,
    );
    await dropFiles(talk.editor, [{ name: 'autre.srt', bytes: Buffer.from(cues.join('\n')) }]);
    await page.getByRole('button', { name: 'Remplacer le texte' }).click();
    await expect(talk.editor).toContainText('Et sa suite.');
    await goTo('fin');
    await goTo('autre');
    await page.keyboard.press('Control+z');
    await expect(talk.editor).toContainText('rouleau');
    await goTo('rouleau');
    await goTo('Bonjour');
  });
});

test.describe('the text', () => {
  test('follows the sound until the user scrolls, and again when asked to', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:02');
    const follow = followButton(page);
    await expect(follow).toBeHidden();
    await talk.goToTime('2:40');
    await expect(talk.editor.locator('[data-playing]')).toBeInViewport();
    const followed = await scrollTop(talk);
    expect(followed).toBeGreaterThan(400);

    await talk.editor.hover();
    await page.mouse.wheel(0, -600);
    await expect(follow).toBeVisible();
    await expect.poll(() => scrollTop(talk)).toBeLessThan(followed - 400);
    const left = await scrollTop(talk);
    await sampleFrames(page, 90);
    expect(await scrollTop(talk)).toBe(left);

    await follow.click();
    await expect(follow).toBeHidden();
    await expect(talk.editor.locator('[data-playing]')).toBeInViewport();
  });

  test('stops following at a page key', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:02');
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('PageDown');
    await expect(followButton(page)).toBeVisible();
  });

  test('does not scroll away the caret that is typed at', async ({ page }) => {
    const talk = await openDemo(page);
    await playFrom(talk, '0:02');
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' don');
    const before = await scrollTop(talk);
    // Typed at a moment ago, also on a busy machine.
    await page.keyboard.type('c');
    await page.getByRole('slider', { name: 'Position' }).press('Shift+PageUp');
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(120);
    await expect(followButton(page)).toBeVisible();
    expect(await scrollTop(talk)).toBe(before);
  });
});

interface Pause {
  /** What the status bar says of it meanwhile. */
  readonly told: string;
  /** Where the sound pauses, and where it then starts again, in seconds. */
  readonly pausedAt: number;
  readonly startedAt: number;
}

/** Notes the next pause, which may be over soon; what it gives waits until the sound goes on. */
async function notePause({ player, statusBar }: TalkPage): Promise<() => Promise<Pause>> {
  const bar = await statusBar.elementHandle();
  const note = await player.locator('video').evaluateHandle((video: HTMLVideoElement, status) => {
    const timeAt = (event: string): Promise<number> =>
      new Promise((resolve) => video.addEventListener(event, () => resolve(video.currentTime), { once: true }));
    const next = async (): Promise<Pause> => {
      let told = '';
      const watch = new MutationObserver(() => (told += `${status!.textContent} `));
      watch.observe(status!, { subtree: true, childList: true, characterData: true });
      const pausedAt = await timeAt('pause');
      const startedAt = await timeAt('play');
      watch.disconnect();
      return { told, pausedAt, startedAt };
    };
    return { pause: next() };
  }, bar);
  return () => note.evaluate(({ pause }) => pause);
}

/** The middle of a text of the transcript, in the window. */
function middleOf(talk: TalkPage, text: string): Promise<{ x: number; y: number }> {
  return talk.editor.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`« ${wanted} » is not in the transcript`);
  }, text);
}

async function clickOn(talk: TalkPage, text: string, key?: 'Control'): Promise<void> {
  const { x, y } = await middleOf(talk, text);
  if (key !== undefined) await talk.page.keyboard.down(key);
  await talk.page.mouse.click(x, y);
  if (key !== undefined) await talk.page.keyboard.up(key);
}

/** When a word of the demonstration lecture is spoken, in seconds: the first that reads so. */
function spokenAt(text: string): number {
  return demoWords().find((word) => word.text === text)!.startMs / 1_000;
}

/** What the caret or the selection covers. */
function selection(page: Page): Promise<{ text: string; before: string }> {
  return page.evaluate(() => {
    const { anchorNode, anchorOffset } = document.getSelection()!;
    return {
      text: String(document.getSelection()),
      before: anchorNode?.textContent?.slice(0, anchorOffset) ?? '',
    };
  });
}

test.describe('the sound and the caret', () => {
  test('Ctrl and a click go to a word, and leave the caret where it is', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind('Bonjour');
    await clickOn(talk, 'rouleau', 'Control');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(spokenAt('rouleau'), 2);
    expect(await talk.isPaused()).toBe(true);
    expect(await selection(page)).toEqual({ text: '', before: 'Bonjour' });
    await page.keyboard.type('!');
    await expect(talk.paragraphs.first()).toContainText('Bonjour! à toutes');

    await page.keyboard.press('Escape');
    await expect.poll(() => talk.isPaused()).toBe(false);
    const sought = await talk.noteNext('seeking');
    await clickOn(talk, 'virgule', 'Control');
    expect(await sought()).toBeCloseTo(spokenAt('virgule,'), 2);
    expect(await talk.isPaused()).toBe(false);
  });

  test('Ctrl and a click beside the words select nothing that the next key would replace', async ({ page }) => {
    const talk = await openDemo(page);
    const [first, second] = [talk.paragraphs.nth(1), talk.paragraphs.nth(2)];
    const before = await talk.paragraphs.allTextContents();
    const [upper, lower] = [(await first.boundingBox())!, (await second.boundingBox())!];
    const places = [
      { x: upper.x - 4, y: upper.y + upper.height / 2 },
      { x: upper.x + upper.width / 2, y: (upper.y + upper.height + lower.y) / 2 },
    ];
    for (const { x, y } of places) {
      await page.keyboard.down('Control');
      await page.mouse.click(x, y);
      await page.keyboard.up('Control');
      await page.keyboard.type('#');
      await expect(talk.editor).toContainText('#');
      expect((await talk.paragraphs.allTextContents()).map((text) => text.replace('#', ''))).toEqual(before);
      await page.keyboard.press('Control+z');
      await expect(talk.editor).not.toContainText('#');
    }
  });

  test('a plain click goes to a word only when that is set', async ({ page }) => {
    const talk = await openDemo(page);
    await clickOn(talk, 'rouleau');
    expect(await talk.currentTime()).toBe(0);
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Écoute et saisie' }).click();
    await page.getByRole('button', { name: /Aller à un mot du texte/ }).click();
    await page.getByRole('option', { name: 'Clic sur le mot', exact: true }).click();
    await page.keyboard.press('Escape');
    await clickOn(talk, 'scribes');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(spokenAt('scribes'), 2);
    await page.keyboard.type('#');
    await expect(talk.editor).toContainText(/sc#ribes|scr#ibes|scri#bes/);
  });

  test('Ctrl and a click put the caret where no click is set to seek', async ({ page }) => {
    const talk = await openDemo(page);
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Écoute et saisie' }).click();
    await page.getByRole('button', { name: /Aller à un mot du texte/ }).click();
    await page.getByRole('option', { name: 'Jamais par un clic' }).click();
    await page.keyboard.press('Escape');
    const before = await talk.paragraphs.nth(1).innerText();
    await clickOn(talk, 'rouleau', 'Control');
    await page.keyboard.type('#');
    await expect(talk.paragraphs.nth(1)).toContainText(/rou#leau|roul#eau|roule#au/);
    expect((await talk.paragraphs.nth(1).innerText()).replace('#', '')).toBe(before);
    expect(await talk.currentTime()).toBe(0);
  });

  test('go to one another by keys, and play from the caret', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.caretBehind('Le rouleau en ma');
    await page.keyboard.press('Control+Shift+J');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(spokenAt('main,'), 2);
    expect(await talk.isPaused()).toBe(true);

    await talk.editor.getByRole('button', { name: 'Aller à 0:39', exact: true }).click();
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.type('Donc ');
    await expect(talk.editor).toContainText('Donc Vers l’an 200');

    await talk.caretBehind('préparait son te');
    const sought = await talk.noteNext('seeking');
    await page.keyboard.press('Control+Shift+Space');
    await expect.poll(() => talk.isPaused()).toBe(false);
    expect(await sought()).toBeCloseTo(spokenAt('texte'), 2);
  });
});

test.describe('a loop', () => {
  test('repeats the words that are selected, and stays on them while others are corrected', async ({ page }) => {
    const talk = await openDemo(page);
    const [fromS, toS] = [spokenAt('rouleau'), spokenAt('lecteur')];
    await talk.select('rouleau en main, le');
    // It plays at once what it repeats.
    await page.keyboard.press('F6');
    await expect.poll(() => talk.isPaused()).toBe(false);
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' donc');
    const frames = await sampleFrames(page, 240);
    const times = frames.map(({ timeMs }) => timeMs / 1_000);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(fromS - 0.01);
    // The end is seen at the frame after it, which may come late.
    expect(framesBehind(toS, frames)).toBeLessThanOrEqual(1);
    expect(times.some((time, index) => time < (times[index - 1] ?? 0))).toBe(true);
    await page.keyboard.press('F6');
    await expect.poll(() => talk.currentTime()).toBeGreaterThan(toS + 0.5);
  });
});

test.describe('while typing', () => {
  test('the sound waits and goes on by itself, when that is set', async ({ page }) => {
    const talk = await openDemo(page);
    const mode = talk.statusBar.getByRole('button', { name: 'Pause en tapant' });
    await expect(mode).toHaveAttribute('aria-pressed', 'false');
    await playFrom(talk, '0:18');
    await talk.caretBehind('Pendant');
    await page.keyboard.type(' donc');
    expect(await talk.isPaused()).toBe(false);

    await mode.click();
    await talk.caretBehind('Pendant donc');
    // It waits for a second only: what it does is noted as it happens.
    const pause = await notePause(talk);
    await page.keyboard.type(' bien');
    const { told, pausedAt, startedAt } = await pause();
    expect(told).toContain('Le son attend…');
    // It takes up the thread a little before.
    expect(startedAt).toBeLessThan(pausedAt);
    expect(await talk.isPaused()).toBe(false);
  });

  test('a sound that the user has paused stays paused', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.statusBar.getByRole('button', { name: 'Pause en tapant' }).click();
    await playFrom(talk, '0:18');
    await talk.caretBehind('Pendant');
    await page.keyboard.press('Escape');
    await expect.poll(() => talk.isPaused()).toBe(true);
    await page.keyboard.type(' bien longtemps');
    await expect(talk.statusBar.getByRole('button', { name: 'Pause en tapant' })).toBeVisible();
    expect(await talk.isPaused()).toBe(true);
  });
});

test.describe('transcription mode', () => {
  test('plays, pauses and goes back with Tab, which else goes to the next control', async ({ page }) => {
    const talk = await openDemo(page);
    await talk.editor.getByRole('button', { name: 'Aller à 0:18', exact: true }).click();
    await talk.caretBehind('Bonjour');
    await page.keyboard.press('Control+Shift+M');
    await expect(talk.statusBar.getByRole('button', { name: 'Tab lit' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Tab');
    await expect.poll(() => talk.isPaused()).toBe(false);
    await page.keyboard.press('Tab');
    await expect.poll(() => talk.isPaused()).toBe(true);
    const paused = await talk.currentTime();
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => talk.currentTime()).toBeCloseTo(Math.max(0, paused - 3), 1);
    await page.keyboard.type('!');
    await expect(talk.editor).toContainText('Bonjour! à toutes');

    await page.keyboard.press('Control+Shift+M');
    await page.keyboard.press('Tab');
    await expect(talk.editor).not.toBeFocused();
    expect(await talk.isPaused()).toBe(true);
  });
});

test.describe('where times come from', () => {
  test('is told apart word by word, for what is in sight', async ({ page }) => {
    const talk = await openDemo(page);
    const marked = (name: string): Promise<string[]> =>
      page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);
    await talk.caretBehind('Bonjour');
    await page.keyboard.type(' donc bien');
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Écoute et saisie' }).click();
    await page.getByRole('switch', { name: 'Montrer d’où viennent les temps' }).press('Space');
    await page.keyboard.press('Escape');
    const legend = page.getByRole('region', { name: 'Temps des mots' });
    await expect(legend).toBeVisible();
    await expect.poll(() => marked('time-typed')).toEqual(['donc bien']);
    expect(await marked('time-estimated')).toEqual([]);

    await talk.caretBehind('donc');
    await page.keyboard.press('Control+Backspace');
    await expect.poll(() => marked('time-typed')).toEqual(['bien']);

    await legend.getByRole('button', { name: 'Fermer' }).click();
    await expect(legend).toBeHidden();
    expect(await marked('time-typed')).toEqual([]);
  });
});
