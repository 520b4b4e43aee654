/** What each layer may import, in one table; `tsc -b` holds the same diagram for types and runtimes. */
const LAYERS = {
  domain: { layers: [], packages: [] },
  contract: { layers: ['domain'], packages: ['zod'] },
  library: {
    layers: ['domain', 'contract'],
    packages: [
      'better-sqlite3',
      'chardet',
      'chokidar',
      'csv-parse',
      'env-paths',
      'file-type',
      'docx',
      'mammoth',
      'mediabunny',
      'parse5',
      'read-excel-file',
      'sax',
      'yauzl',
      'zod',
    ],
    node: true,
  },
  main: { layers: ['contract', 'library'], packages: ['electron'], node: true },
  preload: { layers: ['contract'], packages: ['electron'] },
  loopback: { layers: ['domain', 'contract', 'library'], packages: ['ws'], node: true },
  cli: { layers: ['domain', 'contract', 'library', 'loopback'], packages: ['commander'], node: true },
  renderer: {
    layers: ['domain', 'contract'],
    packages: [
      '@fontsource-variable',
      '@tanstack',
      '@tiptap',
      'dictionary-en',
      'dictionary-fr',
      'diff',
      'hunspell-wasm',
      'i18next',
      'lucide-react',
      'mediabunny',
      'react',
      'react-aria-components',
      'react-dom',
      'react-i18next',
      'react-resizable-panels',
    ],
  },
};

/** Tests may use what they test with, and any layer. */
const TESTS = '\\.(test|suite)\\.tsx?$';

const layerRules = Object.entries(LAYERS).map(([layer, { layers }]) => ({
  name: `${layer}-layers`,
  comment: `${layer} may import ${[layer, ...layers].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: TESTS },
  to: { path: '^(src|e2e|build)/', pathNot: `^src/(${[layer, ...layers].join('|')})/` },
}));

const packageRules = Object.entries(LAYERS).map(([layer, { packages }]) => ({
  name: `${layer}-packages`,
  comment: `${layer} may use ${packages.join(', ') || 'no package'}`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: TESTS },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
    ...(packages.length > 0 && { pathNot: `^(node_modules/)?(@types/)?(${packages.join('|')})(/|$)` }),
  },
}));

const nodeRules = Object.entries(LAYERS)
  .filter(([, { node }]) => node !== true)
  .map(([layer]) => ({
    name: `${layer}-no-node`,
    comment: `${layer} runs without Node`,
    severity: 'error',
    from: { path: `^src/${layer}/`, pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...packageRules,
    ...nodeRules,
    {
      name: 'sqlite-in-store',
      comment: 'SQL lives in library/store only',
      severity: 'error',
      from: { pathNot: `^src/library/store/|${TESTS}|^(e2e|build)/` },
      to: { path: '(^|/)better-sqlite3(/|$)' },
    },
    {
      name: 'features-apart',
      comment: 'a feature does not know another; the shell joins them',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'renderer-order',
      comment: 'host and ui know no feature, features know no shell',
      severity: 'error',
      from: { path: '^src/renderer/(host|ui|features)/' },
      to: { path: '^src/renderer/(shell|gallery)/' },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'plain components know no feature',
      severity: 'error',
      from: { path: '^src/renderer/(host|ui)/' },
      to: { path: '^src/renderer/features/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'a module that nothing imports is dead, unless it is an entry',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: `${TESTS}|^src/(main/(main|libraryProcess)|preload/preload|loopback/loopback|cli/cli)\\.ts$|^(e2e|build)/|\\.d\\.ts$|\\.css$`,
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)out/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'build/tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.json', '.css'] },
  },
};
