import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConfiguredProgram, type Place, startConfigured } from './start-configured.js'
import type { Stillwatch } from './start-stillwatch.js'

const READY_MS_MAX = 10_000
const TEMPLATE = join(import.meta.dirname, 'fixtures/nginx.conf')

/** nginx before a model server, asking Stillwatch about each request (`auth_request`): fixtures/nginx.conf. */
export const startNginx = (command: string, stillwatch: Stillwatch, upstream: string): Promise<ConfiguredProgram> =>
  startConfigured({
    command,
    configure: (place) => {
      // Started as root, its workers are somebody else, who must get at their files.
      chmodSync(place.folder, 0o755)
      return {
        files: { 'nginx.conf': configOf(place, stillwatch, upstream) },
        args: ['-p', place.folder, '-e', 'stderr', '-c', join(place.folder, 'nginx.conf')],
      }
    },
    ready_ms_max: READY_MS_MAX,
  })

function configOf({ folder, port }: Place, stillwatch: Stillwatch, upstream: string): string {
  const values: Record<string, string> = {
    FOLDER: folder,
    PORT: String(port),
    UPSTREAM: upstream,
    STILLWATCH: stillwatch.url,
    KEY: stillwatch.key,
  }
  const template = readFileSync(TEMPLATE, 'utf8')
  return template.replace(/\b(FOLDER|PORT|UPSTREAM|STILLWATCH|KEY)\b/g, (name) => values[name] ?? name)
}
