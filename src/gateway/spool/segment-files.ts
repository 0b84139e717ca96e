import { randomBytes } from 'node:crypto'
import { type open, readdir, readFile, rename, stat, truncate, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A segment that is whole and waits to be sent. */
export interface Segment {
  path: string
  bytes: number
}

const OPEN = '.open'
const WHOLE = '.ndjson'
const REFUSED = '.refused'

let made = 0

/** A name that sorts after those before it; the end keeps names apart where the clock was set back. */
export const newSegmentPath = (directory: string): string =>
  join(
    directory,
    `${String(Date.now()).padStart(15, '0')}-${String(made++).padStart(6, '0')}-${randomBytes(3).toString('hex')}${OPEN}`,
  )

/** Marks a segment as whole: only then is it sent. */
export async function sealSegment(path: string, bytes: number): Promise<Segment> {
  const whole = path.slice(0, -OPEN.length) + WHOLE
  await rename(path, whole)
  return { path: whole, bytes }
}

/** Lays a segment aside that the server will not take, for someone to look at. It still counts against the bound. */
export const layAside = (segment: Segment): Promise<void> =>
  rename(segment.path, segment.path.slice(0, -WHOLE.length) + REFUSED)

/**
 * What an earlier process left: whole segments, oldest first, and those it was writing, without a line that it did not
 * finish. `aside_bytes` are of segments laid aside.
 */
export async function recoverSegments(directory: string): Promise<{ segments: Segment[]; aside_bytes: number }> {
  const names = (await readdir(directory)).sort()
  const segments: Segment[] = []
  let aside_bytes = 0
  for (const name of names) {
    const path = join(directory, name)
    if (name.endsWith(WHOLE)) segments.push({ path, bytes: (await stat(path)).size })
    if (name.endsWith(REFUSED)) aside_bytes += (await stat(path)).size
    if (name.endsWith(OPEN)) segments.push(...(await recoverOpen(path)))
  }
  return { segments, aside_bytes }
}

async function recoverOpen(path: string): Promise<Segment[]> {
  const bytes = (await readFile(path)).lastIndexOf('\n') + 1
  if (bytes === 0) {
    await unlink(path)
    return []
  }
  await truncate(path, bytes)
  return [await sealSegment(path, bytes)]
}

/** Bytes reach the disk before a segment counts as whole. */
export async function finishFile(file: Awaited<ReturnType<typeof open>>, bytes: number): Promise<void> {
  await file.truncate(bytes)
  await file.datasync()
  await file.close()
}
