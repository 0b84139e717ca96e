import { type ConfiguredProgram, startConfigured } from './start-configured.js'

export const MEDALLION_COLLECTION = '91a7b528-80eb-42ed-a74d-c6fbd5a26116'
const READY_MS_MAX = 60_000

/** Medallion, the TAXII server of OASIS, with one empty collection under /trust/, in memory. */
export const startMedallion = (
  python: string,
  { username, password }: { username: string; password: string },
): Promise<ConfiguredProgram> =>
  startConfigured({
    command: python,
    configure: ({ port }) => ({
      files: {
        'medallion.json': JSON.stringify({
          users: { [username]: password },
          taxii: { max_page_size: 100 },
          backend: {
            module: 'medallion.backends.memory_backend',
            module_class: 'MemoryBackend',
            filename: 'data.json',
          },
        }),
        'data.json': JSON.stringify({
          '/discovery': { title: 'Medallion', default: '/trust/', api_roots: ['/trust/'] },
          trust: {
            information: {
              title: 'Trust',
              versions: ['application/taxii+json;version=2.1'],
              max_content_length: 1_000_000,
            },
            status: [],
            collections: [
              {
                id: MEDALLION_COLLECTION,
                title: 'Findings',
                can_read: true,
                can_write: true,
                media_types: ['application/stix+json;version=2.1'],
                objects: [],
                manifest: [],
              },
            ],
          },
        }),
      },
      args: ['-m', 'medallion.scripts.run', '--host', '127.0.0.1', '--port', String(port), 'medallion.json'],
    }),
    ready_ms_max: READY_MS_MAX,
  })
