import { join } from 'node:path'
import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // As console/vite.config.ts has it.
  resolve: { alias: { '@': join(import.meta.dirname, 'console/src') } },
  // Without `source` a stale dist/ would be tested in silence. `module` is for bundlers: what it leads to Node may not load.
  ssr: {
    resolve: { conditions: ['source', ...defaultServerConditions.filter((condition) => condition !== 'module')] },
  },
  test: {
    include: [
      'src/**/*.test.ts',
      'sim/**/*.test.ts',
      'bench/**/*.test.ts',
      'test/**/*.test.ts',
      'scripts/**/*.test.ts',
      'console/src/**/*.test.ts',
      'console/e2e/**/*.e2e.ts',
    ],
    // chdb crashes in worker threads; each test file gets a process of its own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
