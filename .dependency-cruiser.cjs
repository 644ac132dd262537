// The layers of the house as one table: a folder may import itself and what is listed. See ARCHITECTURE.md.
const LAYERS = {
  base: [],
  api: ['base'],
  scenario: ['base', 'api'],
  trace: ['base', 'api'],
  sim: ['base', 'api', 'scenario', 'trace'],
  session: ['base', 'api', 'scenario', 'trace', 'sim'],
  cli: ['base', 'api', 'scenario', 'trace', 'sim'],
  ui: ['base'],
  views: ['base', 'api', 'trace', 'session', 'ui'],
  embed: ['base', 'api', 'scenario', 'trace', 'sim', 'session', 'ui', 'views', 'app'],
  app: ['base', 'api', 'scenario', 'trace', 'sim', 'session', 'ui', 'views', 'embed'],
}

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `${layer}-imports-only-${allowed.join('-') || 'itself'}`,
  comment: `src/${layer} may import ${['itself', ...allowed].join(', ')}; move the code to the layer that may, or pass the value in.`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'views-do-not-know-each-other',
      comment: 'A view draws from the trace; what two views share belongs to ui, trace/queries or session.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: { path: '^src/views/([^/]+)/', pathNot: '^src/views/$1/' },
    },
    {
      name: 'libraries-of-the-browser-stay-above',
      comment: 'React, zustand, React Flow and Monaco are never below session.',
      severity: 'error',
      from: { path: '^src/(base|api|scenario|trace|sim|cli)/' },
      to: {
        path: 'node_modules/(react|react-dom|zustand|@xyflow|monaco-editor|monaco-yaml|@base-ui|lucide-react|idb-keyval)/',
      },
    },
    {
      name: 'xstate-only-in-sim',
      comment: 'Machines are defined and compiled in sim; everybody else reads charts from the trace.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sim/' },
      to: { path: 'node_modules/xstate/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-node-below-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/|\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'tsc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
}
