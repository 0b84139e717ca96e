/** Stages of the way of the data. A new stage is added here, and to src/pipeline, which alone may know it. */
const STAGES =
  'ingest|signals|profile|link|campaign|detectors|report|decide|account|policy|permit|challenge|audit|auth|evidence|share|case|provenance'
/** Code that only tests load; the build leaves it out. */
const TEST_CODE = '\\.test\\.ts$|/fixtures/|^src/detectors/[a-z/-]*case'
/** Modules of Node that reach out of the process. */
const IO = 'fs|net|http|https|child_process|os|process'

/** A stage that is a function of what it is handed. Each of its two rules says its own reason. */
const pureStage = (stage, { no_store, no_io, io }) => [
  {
    name: `${stage}-knows-no-store`,
    comment: no_store,
    severity: 'error',
    from: { path: `^src/${stage}/` },
    to: { path: '^src/store/' },
  },
  {
    name: `${stage}-does-no-io`,
    comment: no_io,
    severity: 'error',
    from: { path: `^src/${stage}/`, pathNot: TEST_CODE },
    to: { dependencyTypes: ['core'], path: `^(node:)?(${io})(/|$)` },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'stages-do-not-know-each-other',
      comment:
        'Stages hand documents of src/contract to each other, through the conductor. A stage that imports another ' +
        'cannot be tested, replaced or run on another machine alone.',
      severity: 'error',
      from: { path: `^src/(${STAGES})/` },
      to: { path: '^(src|sim)/', pathNot: '^src/(contract|lib|store|$1)/' },
    },
    ...pureStage('report', {
      no_store:
        'A report is rendered from its document alone, so that a kept or received report looks the same without the ' +
        'data behind it.',
      no_io: 'Rendering gives text; who asked for it decides where it goes. So it can be tested as a function.',
      io: IO,
    }),
    ...pureStage('decide', {
      no_store:
        'A decision is made from memory while a request waits, on the server and in the gateway alike: nothing that it ' +
        'needs may have to be fetched.',
      no_io: 'The same: no file, no socket, no clock but the time that is handed in.',
      io: `${IO}|timers`,
    }),
    {
      name: 'contract-is-the-ground',
      comment: 'The documents are what all parts agree on; they lean on nothing but zod, so anyone can import them.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: TEST_CODE },
      to: { pathNot: '^(src/contract|node_modules/zod)/' },
    },
    {
      name: 'lib-has-no-domain',
      comment: 'src/lib is mathematics and time without domain words; an import from elsewhere would bring them in.',
      severity: 'error',
      from: { path: '^src/lib/' },
      to: { path: '^(src|sim)/', pathNot: '^src/lib/' },
    },
    {
      name: 'store-knows-no-stage',
      comment: 'The engine serves the stages. It knows tables and rows, not what they are for.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^(src|sim)/', pathNot: '^src/(contract|lib|store)/' },
    },
    {
      name: 'cli-goes-through-the-pipeline',
      comment:
        'A command reads its words and calls one conductor, so that the server can do the same later. Two doors: ' +
        'main.ts loads the renderers when they are called, run-simulation.ts the simulator.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: '^src/cli/(main|run-simulation)\\.ts$' },
      to: { path: '^(src|sim)/', pathNot: '^src/(cli|contract|lib|pipeline)/' },
    },
    {
      name: 'main-opens-only-named-doors',
      comment: 'The doors of main.ts are for the report, and for the two faces that listen: server and gateway.',
      severity: 'error',
      from: { path: '^src/cli/main\\.ts$' },
      to: { path: '^(src|sim)/', pathNot: '^src/(cli|contract|lib|pipeline|report|server|gateway)/' },
    },
    {
      name: 'faces-go-through-the-pipeline',
      comment:
        'A route or the gateway asks one conductor, so that what it does is written down once, with its audit and its ' +
        'order, and can be done by a command as well.',
      severity: 'error',
      from: { path: '^src/(server|gateway)/', pathNot: TEST_CODE },
      to: { path: '^(src|sim)/', pathNot: '^src/($1|contract|lib|pipeline)/' },
    },
    {
      name: 'run-simulation-opens-only-the-simulator',
      comment: 'The door of run-simulation.ts is for the simulator alone.',
      severity: 'error',
      from: { path: '^src/cli/run-simulation\\.ts$' },
      to: { path: '^(src|sim)/', pathNot: '^(src/(cli|contract|lib)|sim)/' },
    },
    {
      name: 'pipeline-knows-no-face',
      comment: 'Conductors are called by commands and, later, by the server; what calls them is not their matter.',
      severity: 'error',
      from: { path: '^src/pipeline/' },
      to: { path: '^(src/(cli|server|gateway)|sim)/' },
    },
    {
      name: 'sim-knows-no-detection',
      comment: 'Traffic that is drawn with the detector in view proves nothing about the detector.',
      severity: 'error',
      from: { path: '^sim/' },
      to: { path: '^src/', pathNot: '^src/(contract|lib)/' },
    },
    {
      name: 'product-loads-no-test-code',
      comment: 'Tests, benchmarks, fixtures and scripts are not shipped: a module that needs them breaks when built.',
      severity: 'error',
      from: { path: '^(src|sim)/', pathNot: TEST_CODE },
      to: { path: `^(test|bench|scripts)/|${TEST_CODE}` },
    },
    {
      name: 'product-loads-no-development-package',
      comment: 'An operator installs without the development packages.',
      severity: 'error',
      from: { path: '^(src|sim|bin)/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-cycles',
      comment:
        'Modules in a cycle load in an order that nobody chose, and can be tested and moved only together. Cycles that ' +
        'a type alone closes inside a folder are erased by the compiler and let be.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'all-imports-resolve',
      comment: 'An import that the checker cannot follow is an import that no rule sees.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    // Type-only imports count: they tie two folders together as much as values do.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: {
      // Without `source` the imports of package.json lead to dist/, and no rule about src/ can fail.
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
