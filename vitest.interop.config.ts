import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

/** `npm run test:interop`: apart from `npm test`, since other programs must be found or fetched first. */
export default defineConfig({
  // Without `module`: what the packages of OpenTelemetry have for it is for bundlers, and Node cannot load it.
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions.filter((name) => name !== 'module')] } },
  test: {
    include: ['test/interop/**/*.interop.ts'],
    pool: 'forks',
    // Each has a server of its own beside the foreign program; two at a time would measure the machine.
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
