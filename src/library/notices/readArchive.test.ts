import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, readArchive } from './readArchive.ts';
import { zipOf } from './zipFile.suite.ts';

const all = (): boolean => true;

describe('readArchive', () => {
  it('gives the files that are wanted', async () => {
    const zip = zipOf([
      { name: 'a.xml', content: '<a/>' },
      { name: 'dir/', content: '' },
      { name: 'dir/b.txt', content: 'été' },
    ]);
    const reading = await readArchive(zip, (name) => name === 'dir/b.txt');
    expect(reading.ok && [...reading.files].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['dir/b.txt', 'été'],
    ]);
  });

  it('refuses bombs: one entry, many entries, sizes that are not said, too many names', async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    const one = zipOf([{ name: 'a', content: zeros }]);
    expect(one.length).toBeLessThan(60_000);
    expect(await readArchive(one, () => false)).toMatchObject({ ok: false, reason: 'archiveTooLarge' });
    const slice = zeros.subarray(0, 4 * 1024 * 1024);
    const many = zipOf(Array.from({ length: 10 }, (_, index) => ({ name: String(index), content: slice })));
    expect(await readArchive(many, all)).toMatchObject({ ok: false, reason: 'archiveTooLarge' });
    const liar = zipOf([{ name: 'a', content: zeros, saidSize: 100 }]);
    expect(await readArchive(liar, all)).toMatchObject({ ok: false });
    const names = zipOf(
      Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, index) => ({ name: `n${index}`, content: '' })),
    );
    expect(await readArchive(names, all)).toMatchObject({ ok: false, reason: 'archiveTooLarge' });
  });

  it('refuses what leads outside, links, encryption and two files of one name', async () => {
    for (const entry of [
      { name: '../evil', content: 'x' },
      { name: '/etc/passwd', content: 'x' },
      { name: 'a\\..\\..\\evil', content: 'x' },
      { name: 'link', content: '/etc/passwd', mode: 0o120777 },
      { name: 'secret', content: 'x', isEncrypted: true },
    ]) {
      expect(await readArchive(zipOf([entry]), all)).toMatchObject({ ok: false, reason: 'malformed' });
    }
    const twice = zipOf([
      { name: 'a', content: '1' },
      { name: 'a', content: '2' },
    ]);
    expect(await readArchive(twice, all)).toMatchObject({ ok: false, reason: 'malformed' });
  });

  it('leaves an archive inside packed', async () => {
    const bomb = zipOf([{ name: 'a', content: new Uint8Array(40 * 1024 * 1024) }]);
    const reading = await readArchive(zipOf([{ name: 'inner.zip', content: bomb }]), all);
    expect(reading.ok && reading.files.get('inner.zip')?.length).toBe(bomb.length);
  });

  it('ends with any bytes, also those of an archive with one wrong', async () => {
    const zip = zipOf([{ name: 'a.xml', content: '<a>bonjour</a>' }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), fc.nat(zip.length), async (at, byte, end) => {
        const broken = Buffer.from(zip);
        broken[at] = byte;
        expect(await readArchive(broken, all)).toHaveProperty('ok');
        expect(await readArchive(broken.subarray(0, end), all)).toHaveProperty('ok');
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await readArchive(Buffer.from(bytes), all)).toMatchObject({ ok: false });
      }),
    );
  });
});
