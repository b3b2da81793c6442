/**
 * Who may import whom (ARCHITECTURE.md, "Where things are"). scripts/test/boundaries.ts plants one violation of each rule and fails when one of them is
 * not found.
 */
/** Tests, and what only tests import (`x.testing.ts`). */
const TEST = '\\.test(ing)?\\.tsx?$'

/** Subsystems of main: they know shared, platform and themselves; engine supplies the rest through interfaces that they declare. */
const SUBSYSTEM = '^src/main/(?!app/|engine/|platform/)([^/]+)/'

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    forbid(
      'no-cycle',
      'Modules that need each other are one module; types may name each other.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('not-found', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    forbid('shared-only-shared', 'Shared code runs anywhere.', { path: '^src/shared/' }, { path: '^(src/(?!shared/)|scripts|bench|e2e)' }),
    forbid(
      'shared-no-node',
      'Shared code runs in a browser too: disk, clock and hashing are passed in.',
      { path: '^src/shared/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'platform-only-shared',
      'Platform is the floor of main.',
      { path: '^src/main/platform/' },
      { path: '^src/(?!shared/|main/platform/)' },
    ),
    forbid(
      'subsystem-alone',
      'A subsystem declares the interfaces it needs; engine supplies them.',
      { path: SUBSYSTEM, pathNot: TEST },
      { path: '^src/', pathNot: '^src/shared/|^src/main/platform/|^src/main/$1/' },
    ),
    forbid(
      'engine-no-door',
      'The engine knows no window and no command line.',
      { path: '^src/main/engine/' },
      { path: '^src/(cli|preload|renderer)/' },
    ),
    forbid('nobody-imports-app', 'The application is the outermost ring.', { pathNot: '^src/main/app/' }, { path: '^src/main/app/' }),
    forbid(
      'app-as-client',
      'The application wires windows to the engine, not subsystems to each other; it reads a workspace and signs in as its owner.',
      { path: '^src/main/app/', pathNot: TEST },
      { path: '^src/', pathNot: '^src/(shared|preload)/|^src/main/(app|engine|platform|workspace)/|^src/main/shield/tokens\\.ts$' },
    ),
    forbid(
      'electron-at-home',
      'The engine knows no Electron: only the application and the preload do.',
      { pathNot: '^(src/main/app/|src/preload/|e2e/)' },
      { path: '(^|node_modules/)electron($|/)' },
    ),
    forbid(
      'cli-as-client',
      'The command line is a client of the bus; without an engine it reads and writes the files of a workspace and its log.',
      { path: '^src/cli/', pathNot: TEST },
      {
        path: '^src/',
        pathNot:
          '^src/(cli|shared)/|^src/main/(engine|platform|workspace|log|audit|witness)/|^src/main/(shield/tokens|operators/component)\\.ts$',
      },
    ),
    forbid(
      'renderer-only-shared',
      'The window is a bus client with no other way to data.',
      { path: '^src/(renderer|preload)/' },
      { path: '^src/(main|cli)/' },
    ),
    forbid('renderer-no-node', 'The window is sandboxed.', { path: '^src/renderer/', pathNot: TEST }, { dependencyTypes: ['core'] }),
    forbid(
      'features-apart',
      'Features never import each other.',
      { path: '^src/renderer/features/([^/]+)/' },
      { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    ),
    forbid('no-test-imported', 'Nothing that runs imports a test.', { pathNot: `${TEST}|^e2e/|^scripts/test/` }, { path: `${TEST}|^e2e/` }),
    forbid(
      'no-dev-dependency',
      'What runs in the engine or the command line is installed with the product.',
      { path: '^src/(shared|main|cli)/', pathNot: `${TEST}|^src/main/app/|/generated/` },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|node_modules/)electron($|/)',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
