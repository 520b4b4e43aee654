import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A planted violation per rule: the file, what it imports, and the rule that must name it. */
const PLANTED: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['domain-layers', 'src/domain/a.ts', "import '../contract/target.ts';"],
  ['domain-packages', 'src/domain/b.ts', "import 'zod';"],
  ['domain-no-node', 'src/domain/c.ts', "import 'node:fs';"],
  ['contract-layers', 'src/contract/a.ts', "import '../library/target.ts';"],
  ['contract-packages', 'src/contract/b.ts', "import 'react';"],
  ['contract-no-node', 'src/contract/c.ts', "import 'node:fs';"],
  ['library-layers', 'src/library/a.ts', "import '../renderer/target.ts';"],
  ['library-packages', 'src/library/b.ts', "import 'electron';"],
  ['main-layers', 'src/main/a.ts', "import '../renderer/target.ts';"],
  ['main-packages', 'src/main/b.ts', "import 'react';"],
  ['preload-layers', 'src/preload/a.ts', "import '../library/target.ts';"],
  ['preload-packages', 'src/preload/b.ts', "import 'zod';"],
  ['preload-no-node', 'src/preload/c.ts', "import 'node:fs';"],
  ['loopback-layers', 'src/loopback/a.ts', "import '../main/target.ts';"],
  ['loopback-packages', 'src/loopback/b.ts', "import 'electron';"],
  ['cli-layers', 'src/cli/a.ts', "import '../main/target.ts';"],
  ['cli-packages', 'src/cli/b.ts', "import 'electron';"],
  ['renderer-layers', 'src/renderer/ui/a.ts', "import '../../library/target.ts';"],
  ['renderer-packages', 'src/renderer/ui/b.ts', "import 'electron';"],
  ['renderer-no-node', 'src/renderer/ui/c.ts', "import 'node:fs';"],
  ['sqlite-in-store', 'src/library/handlers/a.ts', "import 'better-sqlite3';"],
  ['features-apart', 'src/renderer/features/one/a.ts', "import '../two/target.ts';"],
  ['renderer-order', 'src/renderer/features/one/b.ts', "import '../../shell/target.ts';"],
  ['ui-knows-no-feature', 'src/renderer/ui/d.ts', "import '../features/two/target.ts';"],
  ['no-cycles', 'src/domain/circle/a.ts', "import './b.ts';"],
  ['no-orphans', 'src/domain/alone.ts', 'export const alone = 1;'],
];

const TARGETS = ['contract', 'library', 'main', 'renderer', 'renderer/features/two', 'renderer/shell'];

interface CruiseResult {
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string }[]; totalCruised: number };
}

let tree: string;
let result: CruiseResult;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'lutrin-rules-'));
  const write = (file: string, code: string): void => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${code}\nexport {};\n`);
  };
  for (const target of TARGETS) write(`src/${target}/target.ts`, 'export const target = 1;');
  for (const [, file, code] of PLANTED) write(file, code);
  write('src/domain/circle/b.ts', "import './a.ts';");
  for (const file of ['dependencyRules.cjs', 'tsconfig.base.json']) {
    mkdirSync(join(tree, 'build'), { recursive: true });
    copyFileSync(join(root, 'build', file), join(tree, 'build', file));
  }
  writeFileSync(join(tree, 'build/tsconfig.json'), '{ "extends": "./tsconfig.base.json", "include": ["../src"] }');
  copyFileSync(join(root, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  result = cruise(tree, ['src']);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function cruise(cwd: string, folders: readonly string[]): CruiseResult {
  const args = [
    join(root, 'node_modules/.bin/depcruise'),
    '--config',
    'build/dependencyRules.cjs',
    '-T',
    'json',
    ...folders,
  ];
  // It exits with the number of violations; what it found is on standard output all the same.
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  return JSON.parse(stdout) as CruiseResult;
}

describe('the dependency rules', () => {
  it.each(PLANTED)('%s names %s', (rule, file) => {
    const names = result.summary.violations
      .filter((violation) => violation.from === file)
      .map((violation) => violation.rule.name);
    expect(names).toContain(rule);
  });

  it('are all planted', async () => {
    const { default: config } = (await import('./dependencyRules.cjs')) as {
      default: { forbidden: { name: string }[] };
    };
    const rules = config.forbidden;
    expect(rules.map(({ name }) => name).toSorted()).toEqual([...new Set(PLANTED.map(([rule]) => rule))].toSorted());
  });

  it('cruise the real tree, and not an empty one', () => {
    const real = cruise(root, ['src']);
    expect(real.summary.totalCruised).toBeGreaterThan(100);
  });
});

describe('the type checker', () => {
  /** A line that must not compile in a layer, and the error that says why. */
  const WRONG: readonly (readonly [layer: string, code: string, error: string])[] = [
    ['domain', 'export const x = document.title;', 'TS2584'],
    ['domain', 'export const x = process.pid;', 'TS2591'],
    ['domain', "export * from '../library/target.ts';", 'TS6307'],
    ['contract', 'export const x = window.name;', 'TS2304'],
    ['library', 'export const x = document.title;', 'TS2584'],
    ['renderer', 'export const x = process.pid;', 'TS2591'],
    ['renderer', "export * from '../library/target.ts';", 'TS6307'],
    ['preload', "export * from '../library/target.ts';", 'TS6307'],
    ['loopback', 'export const x = document.title;', 'TS2584'],
    ['main', 'export const x = document.title;', 'TS2584'],
  ];
  let errors: string;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'lutrin-types-'));
    mkdirSync(join(folder, 'build'));
    copyFileSync(join(root, 'build/tsconfig.base.json'), join(folder, 'build/tsconfig.base.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const layers = ['domain', 'contract', 'library', 'main', 'preload', 'loopback', 'cli', 'renderer'];
    for (const layer of layers) {
      mkdirSync(join(folder, 'src', layer), { recursive: true });
      copyFileSync(join(root, `src/${layer}/tsconfig.json`), join(folder, `src/${layer}/tsconfig.json`));
      writeFileSync(join(folder, `src/${layer}/target.ts`), 'export const target = 1;\n');
    }
    for (const [index, [layer, code]] of WRONG.entries()) {
      writeFileSync(join(folder, `src/${layer}/planted${index}.ts`), `${code}\n`);
    }
    errors = typeErrors(folder, layers);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(WRONG.map((row, index) => [...row, index] as const))('refuses in %s: %s', (layer, _, error, index) => {
    const line = errors.split('\n').find((text) => text.startsWith(`src/${layer}/planted${index}.ts`));
    expect(line).toContain(error);
  });
});

function typeErrors(folder: string, layers: readonly string[]): string {
  const args = [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-b',
    ...layers.map((layer) => `src/${layer}`),
    '--pretty',
    'false',
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout;
}
