import { expect, test } from './hosts.ts';
import { TalkPage } from './pages/TalkPage.ts';

test.describe('starting', () => {
  test.use({ demo: true });

  test('opens a new library on the demonstration lecture, and keeps its key out of sight', async ({ page }) => {
    const talk = new TalkPage(page);
    await expect(page).toHaveTitle(/Lutrin/);
    await expect(talk.editor).toContainText('Bonjour');
    await expect(talk.player.locator('video')).toBeVisible();
    expect(page.url()).not.toContain('token');
  });

  test('loads again without a complaint: nothing it needs is outside its policy', async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const foreign: string[] = [];
    const origin = await page.evaluate(() => location.origin);
    page.on('request', (request) => {
      if (![origin, 'blob:', 'data:', 'lutrin-media:'].some((start) => request.url().startsWith(start)))
        foreign.push(request.url());
    });
    await page.reload();
    const talk = new TalkPage(page);
    await expect(talk.editor).toContainText('Bonjour');
    await expect.poll(() => talk.duration()).toBeGreaterThan(120);
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  });

  test('lets a tab in that came without the key, once it is given the full address', async ({ page, host }) => {
    test.skip(host.hasNativeDialogs, 'this host has no addresses');
    const token = await page.evaluate(() => sessionStorage.getItem('lutrin.token'));
    const { origin } = new URL(page.url());
    const tab = await page.context().newPage();
    await tab.goto(origin);
    await expect(tab.getByText(/adresse complète/)).toBeVisible();
    await tab.goto(`${origin}/#token=${token}`);
    await expect(new TalkPage(tab).editor).toContainText('Bonjour');
    expect(tab.url()).not.toContain('token');
  });

  test('opens again after a death without warning, with the lecture in it', async ({ host }) => {
    await host.kill9();
    const page = await host.restart();
    await expect(page.getByText('Comment la page apprit à respirer').first()).toBeVisible();
  });
});
