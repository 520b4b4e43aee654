import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './hosts.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('subtitles beside the text', () => {
  test.use({ demo: true });

  test('go with the caret and the sound, by mouse and keys, and from problem to problem', async ({ page }) => {
    const { talk, list } = await openSubtitles(page);
    await expect(list).toBeFocused();
    const selected = list.getByRole('option', { selected: true });
    await expect(selected).toHaveAccessibleName(/^Sous-titre 1, /);

    await list.getByRole('option', { name: /par ne plus les voir/ }).click();
    await expect(selected).toHaveAccessibleName(/par ne plus les voir/);
    await expect(list.locator('[aria-current="time"]')).toHaveAccessibleName(/par ne plus les voir/);
    await expect(talk.player.getByText('par ne plus les voir')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(selected).toHaveAccessibleName(/le point, la virgule, et même le blanc/);
    await page.keyboard.press('Enter');
    await expect(talk.editor).toBeFocused();
    await page.keyboard.type('Enfin ');
    await expect(talk.editor).toContainText('les voir\u202f: Enfin le point');
    await expect(selected).toHaveAccessibleName(/Enfin le point/);
    await talk.caretBehind('Pendant des siècles');
    await expect(selected).toHaveAccessibleName(/Pendant des siècles/);

    const panel = page.getByRole('complementary', { name: 'Sous-titres' });
    await page.keyboard.press('F8');
    await expect(selected).toHaveAccessibleName(/Trop rapide/);
    const filter = panel.getByRole('button', { name: /^\d+ problèmes, / });
    await filter.click();
    await expect(filter).toHaveAttribute('aria-pressed', 'true');
    // Both are looked at together: the subtitles are checked anew some frames after the text changed.
    await expect
      .poll(async () => {
        const told = Number.parseInt((await filter.textContent()) ?? '', 10);
        return told - Number(await list.getByRole('option').first().getAttribute('aria-setsize'));
      })
      .toBe(0);
    expect((await new AxeBuilder({ page }).include('[aria-label="Sous-titres"]').analyze()).violations).toEqual([]);

    await page.keyboard.press('Alt+Shift+T');
    await expect(talk.player.getByRole('button', { name: 'Sous-titres sur l’image' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await page.keyboard.press('Alt+T');
    await expect(panel).toBeHidden();
  });

  test('that break a rule are counted below the text, and gone to from there by click and key', async ({ page }) => {
    const talk = new TalkPage(page);
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    await talk.caretBehind('Bonjour');
    const count = talk.statusBar.getByRole('button', { name: /^\d+ problèmes de sous-titres$/ });
    await count.click();
    const list = page.getByRole('listbox', { name: 'Sous-titres' });
    const selected = list.getByRole('option', { selected: true });
    await expect(selected).toHaveAccessibleName(/Trop rapide/);
    const panel = page.getByRole('complementary', { name: 'Sous-titres' });
    const told = await panel.getByRole('button', { name: /^\d+ problèmes, / }).textContent();
    await expect(count).toHaveText(new RegExp(`^${Number.parseInt(told!, 10)} `));
    const first = (await selected.textContent())!;
    await page.keyboard.press('Alt+T');
    await expect(panel).toBeHidden();
    await page.keyboard.press('Alt+Shift+F8');
    await expect(selected).toHaveText(first);
    await count.click();
    await expect(selected).not.toHaveText(first);
    await expect(selected).toHaveAccessibleName(/Trop rapide/);
  });

  test('are split, merged, moved and nudged, each undone in one step', async ({ page }) => {
    const { list } = await openSubtitles(page);
    const first = list.getByRole('option', { name: /^Sous-titre 1, / });
    const second = list.getByRole('option', { name: /^Sous-titre 2, / });
    await expect(first).toHaveAccessibleName(/0:00:02,600 .* à tous\. Aujourd’hui, nous parlons/);
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await expect(second).toHaveAccessibleName(/ parlons de signes .*Épinglé/);
    await page.keyboard.press('Alt+Period');
    await expect(first).toHaveAccessibleName(/0:00:02,700 .* Bonjour à toutes et à /);
    // The caret is behind the first word: before the second.
    await page.keyboard.press('Alt+Enter');
    await expect(second).toHaveAccessibleName(/ à toutes et à /);
    await expect(second).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Alt+J');
    await expect(first).toHaveAccessibleName(/ Bonjour à toutes et à /);
    await page.keyboard.press('Alt+L');
    await expect(first).toHaveAccessibleName(/0:00:02,600 .* Bonjour à toutes et à /);
    for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z');
    await expect(first).toHaveAccessibleName(/0:00:02,600 .* à tous\. Aujourd’hui, nous parlons/);
    await expect(second).not.toHaveAccessibleName(/Épinglé/);
  });

  test('are fixed without the editor where they can be, one or all, as it was shown, and undone in one step', async ({
    page,
  }) => {
    const { list } = await openSubtitles(page);
    const broken = [/ les mots : les lettres se suivaient/, / À quoi ressemblait/].map((name) =>
      list.getByRole('option', { name }),
    );
    for (const cue of broken) {
      await cue.click();
      for (let step = 0; step < 5; step++) await page.keyboard.press('Alt+Shift+Comma');
      await expect(cue).toHaveAccessibleName(/Trop rapide/);
    }

    await page.keyboard.press('Control+F8');
    const dialog = page.getByRole('dialog', { name: 'Corriger le sous-titre 5' });
    const fixes = dialog.getByRole('option');
    await expect(fixes).toHaveAccessibleName(/^Sous-titre 5, .*fin .* → .*À quoi .*Met fin à\s: Trop rapide/);
    expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 sous-titre corrigé')).toBeVisible();
    await expect(list).toBeFocused();
    await expect(broken[1]!).not.toHaveAccessibleName(/Trop rapide/);
    await page.keyboard.press('Control+z');
    await expect(broken[1]!).toHaveAccessibleName(/Trop rapide/);

    await page.keyboard.press('Control+Shift+F8');
    await expect(page.getByRole('listbox', { name: 'Corrections proposées' })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Corriger 1 sous-titre' })).toBeEnabled();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Corriger 2 sous-titres' }).click();
    await expect(page.getByText('2 sous-titres corrigés')).toBeVisible();
    for (const cue of broken) await expect(cue).not.toHaveAccessibleName(/Trop rapide/);
    await expect(list).toBeFocused();
    await page.keyboard.press('Control+z');
    for (const cue of broken) await expect(cue).toHaveAccessibleName(/Trop rapide/);
  });
});

async function openSubtitles(page: Page): Promise<{ talk: TalkPage; list: Locator }> {
  const talk = new TalkPage(page);
  await expect.poll(() => talk.duration()).toBeGreaterThan(120);
  await talk.caretBehind('Bonjour');
  await page.keyboard.press('Alt+T');
  return { talk, list: page.getByRole('listbox', { name: 'Sous-titres' }) };
}
