import type { Page } from '@playwright/test';
import { expect, test, type TestHost } from './hosts.ts';
import { TalkPage } from './pages/TalkPage.ts';
import { storedWords, type StoredWord } from './storedTimes.ts';

test.describe('times through edits', () => {
  test.use({ demo: true });

  test('cut and pasted words keep their times, also in another paragraph', async ({ page, host }) => {
    const talk = await open(page);
    const before = storedWords(host.libraryFolder).flat();
    await talk.select(' si petits');
    await edit(talk, () => page.keyboard.press('Control+x'));
    expect(find(host, 'petits')).toBeUndefined();
    await talk.caretBehind('nous parlons');
    await edit(talk, () => page.keyboard.press('Control+v'));
    expect(times(host, ['si', 'petits'])).toEqual([
      { text: 'si', start: expect.any(Number) },
      { text: 'petits', start: expect.any(Number) },
    ]);
    // What was not touched is where it was.
    expectUntouched(host, before, ['si', 'petits', 'parlons', 'signes', 'de']);
    // Taken back and pasted where it stood: each word has its own time again.
    await edit(talk, () => page.keyboard.press('Control+z'));
    await talk.caretBehind('parlons de signes');
    await edit(talk, () => page.keyboard.press('Control+v'));
    expect(storedWords(host.libraryFolder).flat()).toEqual(before);
  });

  test('cutting the break between two paragraphs joins them with their times', async ({ page, host }) => {
    const talk = await open(page);
    const before = storedWords(host.libraryFolder);
    await talk.caretBehind('À un mur');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowLeft');
    await edit(talk, () => page.keyboard.press('Control+x'));
    expect(storedWords(host.libraryFolder)[1]).toEqual([...before[1]!, ...before[2]!]);
  });

  test('whole paragraphs move with speaker and times, by key; words move by the mouse', async ({ page, host }) => {
    const talk = await open(page);
    const before = storedWords(host.libraryFolder);
    await talk.caretBehind('Bonjour');
    await edit(talk, () => page.keyboard.press('Alt+Shift+ArrowDown'));
    const moved = storedWords(host.libraryFolder);
    expect(moved[2]).toEqual(before[1]);
    expect(moved[1]).toEqual(before[2]);
    await edit(talk, () => page.keyboard.press('Control+z'));
    expect(storedWords(host.libraryFolder)).toEqual(before);

    await edit(talk, () => dragWord(talk, ' suivaient', 'Bonjour'));
    await expect(talk.editor).toContainText('Bonjour suivaient à toutes');
    // It comes from elsewhere, so it takes the time of its new place; the others stay.
    const dragged = storedWords(host.libraryFolder)[1]!;
    expect(dragged[1]!.text).toBe('suivaient');
    expect(dragged[1]!.time[0]).toBeGreaterThan(dragged[0]!.time[0]);
    expect(dragged[1]!.time[0]).toBeLessThan(dragged[2]!.time[0]);
    expectUntouched(host, before.flat(), ['Bonjour', 'se', 'suivaient,']);
    await edit(talk, () => page.keyboard.press('Control+z'));
    expect(storedWords(host.libraryFolder)).toEqual(before);
  });

  test('paragraphs join with their times, however fast the keys follow one another', async ({ page, host }) => {
    const talk = await open(page);
    const before = storedWords(host.libraryFolder);
    for (const keys of [
      ['Home', 'Backspace'],
      ['End', 'Delete'],
    ] as const) {
      const isFromBelow = keys[0] === 'Home';
      const paragraph = talk.paragraphs.nth(isFromBelow ? 1 : 0);
      const { height } = (await paragraph.boundingBox())!;
      await edit(talk, async () => {
        await paragraph.click({ position: { x: 60, y: isFromBelow ? 8 : height - 8 } });
        await Promise.all(keys.map((key) => page.keyboard.press(key)));
      });
      expect(storedWords(host.libraryFolder)[1]).toEqual([...before[1]!, ...before[2]!]);
      await edit(talk, () => page.keyboard.press('Control+z'));
      expect(storedWords(host.libraryFolder)).toEqual(before);
    }
  });

  test('paragraphs that the browser would join by itself, without a key of ours, keep their times', async ({
    page,
    host,
  }) => {
    const talk = await open(page);
    const before = storedWords(host.libraryFolder);
    const devtools = await page.context().newCDPSession(page);
    await talk.paragraphs.nth(1).click({ position: { x: 60, y: 8 } });
    await page.keyboard.press('Home');
    for (const command of ['deleteBackward', 'deleteForward']) {
      await edit(talk, async () => {
        await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
      });
      expect(storedWords(host.libraryFolder)[1]).toEqual([...before[1]!, ...before[2]!]);
      await edit(talk, () => page.keyboard.press('Control+z'));
      expect(storedWords(host.libraryFolder)).toEqual(before);
      const { height } = (await talk.paragraphs.first().boundingBox())!;
      await talk.paragraphs.first().click({ position: { x: 60, y: height - 8 } });
      await page.keyboard.press('End');
    }
  });

  test('text from another program comes in as plain paragraphs, headings and italics', async ({ page, host }) => {
    const talk = await open(page);
    const before = storedWords(host.libraryFolder).flat();
    await page.evaluate(async () => {
      const html = `<h3>Un titre</h3><p>Un <b>gras</b> et un <i>italique</i><br>suite</p><ul><li>Une puce</li></ul>
        <p class=MsoNormal>Une note<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a> <del>retirée</del>gardée</p>
        <p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Un point</p><p>&nbsp;</p>
        <table><tr><td><p>A1</p></td><td>B1</td></tr></table><blockquote><p>Citation</p></blockquote>
        <div>Une ligne<br><br>Une autre</div><pre>vers un\nvers deux</pre><p style="display:none">caché</p>
        <script>alert(1)</script><span data-time="1 2 3">x</span>`;
      const plain = 'secours';
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob([plain], { type: 'text/plain' }),
        }),
      ]);
    });
    await talk.caretBehind('avant la ponctuation\u202f?');
    await edit(talk, () => page.keyboard.press('Enter'));
    await edit(talk, () => page.keyboard.press('Control+v'));
    await expect(talk.headings.filter({ hasText: 'Un titre' })).toHaveCount(1);
    const pasted = (await talk.paragraphs.allTextContents()).slice(1, 12);
    expect(pasted).toEqual([
      'Un gras et un italique suite',
      'Une puce',
      'Une note gardée',
      'Un point',
      'A1',
      'B1',
      'Citation',
      'Une ligne',
      'Une autre',
      'vers un',
      'vers deux',
    ]);
    await expect(talk.editor.locator('[data-mark="italic"]')).toHaveText('italique');
    await expect(talk.editor.locator('ul, li, b, script, br:not(.ProseMirror-trailingBreak)')).toHaveCount(0);
    expectUntouched(host, before, ['ponctuation']);
  });

  test('composed characters (dead keys, IME) keep the time of their word', async ({ page, host }) => {
    const talk = await open(page);
    const before = find(host, 'Bonjour')!;
    await talk.caretBehind('Bonjo');
    const devtools = await page.context().newCDPSession(page);
    const saved = talk.nextSave();
    await devtools.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.imeSetComposition', { text: 'ê', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.insertText', { text: 'ê' });
    await page.keyboard.type('!');
    await saved;
    await talk.waitUntilSaved();
    await expect(talk.editor).toContainText('Bonjoê!ur à toutes');
    expect(find(host, 'Bonjoê!ur')!.time).toEqual(before.time);
  });

  test('a word is timed by hand at the playhead, and nothing moves it again', async ({ page, host }) => {
    const talk = await open(page);
    const before = find(host, 'lettres')!;
    await talk.goToTime('0:20');
    await talk.caretBehind('À un mu');
    await edit(talk, () => page.keyboard.press('Shift+F11'));
    const word = storedWords(host.libraryFolder)
      .flat()
      .find(({ text }) => text === 'mur.')!;
    expect(word.time[2]).toBe(-3);
    expect(word.time[0]).toBeGreaterThanOrEqual(19_900);
    expect(word.time[0]).toBeLessThanOrEqual(20_100);
    expect(find(host, 'lettres')).toEqual(before);
    await edit(talk, () => page.keyboard.type('aille'));
    expect(
      storedWords(host.libraryFolder)
        .flat()
        .find(({ text }) => text === 'muailler.')!.time,
    ).toEqual(word.time);
  });
});

async function open(page: Page): Promise<TalkPage> {
  const talk = new TalkPage(page);
  await expect(talk.player.locator('video')).toBeVisible();
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return talk;
}

/** Makes an edit and waits until the library has it. */
async function edit(talk: TalkPage, act: () => Promise<void>): Promise<void> {
  const saved = talk.nextSave();
  await act();
  await saved;
  // On a busy machine the first save may come before the last key.
  await talk.waitUntilSaved();
}

/** The only word with this text. */
function find(host: TestHost, text: string): StoredWord | undefined {
  return storedWords(host.libraryFolder)
    .flat()
    .find((word) => word.text === text);
}

function times(host: TestHost, texts: readonly string[]): { text: string; start: number | undefined }[] {
  return texts.map((text) => ({ text, start: find(host, text)?.time[0] }));
}

/** Every word that no edit touched has the time it had. */
function expectUntouched(host: TestHost, before: readonly StoredWord[], touched: readonly string[]): void {
  const after = new Map(
    storedWords(host.libraryFolder)
      .flat()
      .map(({ text, time }) => [`${time[2]} ${text}`, time]),
  );
  for (const { text, time } of before.filter((word) => !touched.includes(word.text))) {
    expect(after.get(`${time[2]} ${text}`), text).toEqual(time);
  }
}

/** Selects a word and drags it behind a text with the mouse. */
async function dragWord(talk: TalkPage, word: string, target: string): Promise<void> {
  const boxOf = (text: string) =>
    talk.editor.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0 || node.parentElement?.closest('p') === null) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, right, top, height } = range.getBoundingClientRect();
        return { left, right, y: top + height / 2 };
      }
      throw new Error(`no ${wanted}`);
    }, text);
  const from = await boxOf(word);
  const to = await boxOf(target);
  const { mouse } = talk.page;
  // A double click would make the press that follows a triple one.
  await talk.select(word);
  await mouse.move((from.left + from.right) / 2, from.y);
  await mouse.down();
  await mouse.move(to.right - 4, to.y - 2, { steps: 8 });
  await mouse.move(to.right, to.y, { steps: 4 });
  await mouse.up();
}
