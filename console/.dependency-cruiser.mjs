/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'console-knows-only-itself',
      comment:
        'The console speaks to the server by its public API alone, so that whatever it does others can do as well.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^\\.\\./(src|sim|bench|test|scripts)/' },
    },
    {
      name: 'ui-is-without-data',
      comment: 'A component of ui/ is drawn from what it is handed; one that asks the server cannot be used elsewhere.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/ui/' },
    },
    {
      name: 'api-draws-nothing',
      comment: 'What speaks to the server knows no page and no component, so that any of them can use it.',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: '^src/', pathNot: '^src/api/' },
    },
    {
      name: 'components-know-no-page',
      comment: 'A component that leans on a page belongs to that page.',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/pages/' },
    },
    {
      name: 'pages-do-not-know-each-other',
      comment: 'Pages are loaded one by one; what two of them share stands in components/ or ui/.',
      severity: 'error',
      from: { path: '^src/pages/([^/]+)/' },
      to: { path: '^src/pages/', pathNot: '^src/pages/$1/' },
    },
    {
      name: 'no-cycles-in-the-console',
      comment: 'Modules in a cycle load in an order that nobody chose, and cannot be split off from each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'all-imports-of-the-console-resolve',
      comment: 'An import that the checker cannot follow is an import that no rule sees.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$|schema\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'default', 'types'], exportsFields: ['exports'] },
  },
}
