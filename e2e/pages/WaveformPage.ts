import { expect, type Locator, type Page } from '@playwright/test';

/** What is where on the strip, in pixels from its upper left corner. */
type Lane = 'ruler' | 'wave' | 'text' | 'cues';

/** The waveform under the text as a user meets it. */
export class WaveformPage {
  readonly page: Page;
  readonly strip: Locator;
  readonly position: Locator;
  readonly resize: Locator;
  /** What of the recording is shown, on the map of the whole. */
  readonly frame: Locator;

  constructor(page: Page) {
    this.page = page;
    this.strip = page.getByRole('region', { name: 'Forme d’onde' });
    this.position = page.getByRole('slider', { name: 'Temps dans la forme d’onde' });
    this.resize = page.getByRole('separator', { name: 'Hauteur de la forme d’onde' });
    this.frame = this.strip.locator('[data-part="mapFrame"]');
  }

  button(name: string): Locator {
    return this.strip.getByRole('button', { name, exact: true });
  }

  /** Waits until the sound is read and drawn. */
  async waitUntilWhole(): Promise<void> {
    await expect(this.position).toBeVisible();
    await expect.poll(() => this.loudColumns()).toBeGreaterThan(100);
    await expect(this.strip.getByRole('progressbar')).toHaveCount(0);
  }

  /** How many columns of pixels are loud: drawn well above the middle of the wave, and not to its top. */
  loudColumns(): Promise<number> {
    return this.position.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d')!;
      const bottom = canvas.clientHeight - 38;
      const row = (y: number): Uint8ClampedArray =>
        context.getImageData(0, Math.round(y * devicePixelRatio), canvas.width, 1).data;
      const middle = (18 + bottom) / 2;
      const [loud, silent] = [row(middle - (bottom - 18) / 6), row(18)];
      let count = 0;
      for (let at = 0; at < loud.length; at += 4) {
        if (loud[at] !== silent[at] || loud[at + 1] !== silent[at + 1]) count++;
      }
      return count;
    });
  }

  /** How many pixels are inked in the row that is so high in the place of the wave, from 0 at its foot to 1. */
  inkAbove(share: number): Promise<number> {
    return this.position.locator('canvas').evaluate((canvas: HTMLCanvasElement, height) => {
      const context = canvas.getContext('2d')!;
      const bottom = canvas.clientHeight - 38;
      const y = Math.round((bottom - height * (bottom - 18)) * devicePixelRatio);
      const { data } = context.getImageData(0, y, canvas.width, 1);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 190) count++;
      return count;
    }, share);
  }

  /** The beginning and the end of what is shown, in shares of the recording. */
  async shown(): Promise<{ readonly from: number; readonly to: number }> {
    const { left, width } = await this.frame.evaluate(({ style }) => ({
      left: Number.parseFloat(style.left) / 100,
      width: Number.parseFloat(style.width) / 100,
    }));
    return { from: left, to: left + width };
  }

  /** Where a time of the recording is on the screen, once the strip shows it; both times in seconds. */
  async placeOf(seconds: number, duration: number, lane: Lane = 'wave'): Promise<{ x: number; y: number }> {
    // The strip goes along with the sound, which takes its time to get where a click sent it.
    const isShown = ({ from, to }: { from: number; to: number }): boolean =>
      from <= seconds / duration && seconds / duration <= to;
    await expect.poll(async () => isShown(await this.shown())).toBe(true);
    const { from, to } = await this.shown();
    const { x, y, width, height } = (await this.position.boundingBox())!;
    const share = (seconds / duration - from) / (to - from);
    const below = { ruler: y + 12, wave: y + (height - 20) / 2, text: y + height - 28, cues: y + height - 8 }[lane];
    return { x: x + share * width, y: below };
  }

  /** Drags from one time to another with the mouse, and lets go unless told to hold. */
  async drag(fromS: number, toS: number, duration: number, options: { lane?: Lane; holds?: true } = {}): Promise<void> {
    const from = await this.placeOf(fromS, duration, options.lane);
    const to = await this.placeOf(toS, duration, options.lane);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 6 });
    if (options.holds !== true) await this.page.mouse.up();
  }
}
