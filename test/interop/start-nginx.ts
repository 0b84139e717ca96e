import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type RunningProgram, startProgram, waitFor } from './run-program.js'
import type { Stillwatch } from './start-stillwatch.js'

export interface Nginx {
  url: string
  program: RunningProgram
  remove(): Promise<void>
}

const READY_MS_MAX = 10_000

/** nginx before a model server, asking Stillwatch about each request (`auth_request`): fixtures/nginx.conf. */
export async function startNginx(path: string, stillwatch: Stillwatch, upstream: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-nginx-'))
  // Started as root, its workers are somebody else, who must get at their files.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const values: Record<string, string> = {
    FOLDER: folder,
    PORT: String(port),
    UPSTREAM: upstream,
    STILLWATCH: stillwatch.url,
    KEY: stillwatch.key,
  }
  const template = readFileSync(join(import.meta.dirname, 'fixtures/nginx.conf'), 'utf8')
  const config = join(folder, 'nginx.conf')
  const filled = template.replace(/\b(FOLDER|PORT|UPSTREAM|STILLWATCH|KEY)\b/g, (name) => values[name] ?? name)
  writeFileSync(config, filled)
  const program = startProgram(path, ['-p', folder, '-e', 'stderr', '-c', config])
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(url).then(
      () => true,
      () => undefined,
    )
  await waitFor(program, answers, READY_MS_MAX)
  return {
    url,
    program,
    remove: async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
