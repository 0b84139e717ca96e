import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { makeFolder } from '../fixtures/make-folder.js'
import { watchFiles } from './watch-files.js'

const [EARLY, LATE] = ['zebraquince', 'marmotplume']

/** As a gateway keeps what it sent: files by their time, the oldest of which leave. */
function folderOf(): { folder: string; oldest: string; newest: string } {
  const folder = makeFolder()
  const [oldest, newest] = ['000000000000001-000000-aaaaaa.ndjson', '000000000000002-000000-bbbbbb.ndjson']
  writeFileSync(join(folder, oldest!), `{"request":"${EARLY}"}\n`)
  writeFileSync(join(folder, newest!), '{"request":"x"}\n')
  return { folder, oldest: join(folder, oldest!), newest: join(folder, newest!) }
}

it('goes on with a folder whose oldest file leaves, and still knows what stood in it', async () => {
  const { folder, oldest, newest } = folderOf()
  const watch = watchFiles([folder], 1e9)
  expect([...(await watch([EARLY, LATE]))]).toEqual([EARLY])
  rmSync(oldest)
  appendFileSync(newest, `{"request":"${LATE}"}\n`)
  expect([...(await watch([EARLY, LATE]))]).toEqual([EARLY, LATE])
})

it('goes on where a file that was read leaves while another is', async () => {
  const { folder, oldest, newest } = folderOf()
  const watch = watchFiles([folder], 1e9)
  await watch([LATE])
  // Holes, long enough to be read for a while.
  truncateSync(oldest, 4e8)
  const looking = watch([LATE])
  await sleep(20)
  rmSync(newest)
  expect([...(await looking)]).toEqual([])
})

it('says nothing where a file that it was given is gone', async () => {
  const { oldest } = folderOf()
  const watch = watchFiles([oldest], 1e9)
  await watch([EARLY])
  rmSync(oldest)
  await expect(watch([EARLY])).rejects.toThrow(/ENOENT/)
})
