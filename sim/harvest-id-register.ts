import { closeSync, openSync, writeSync } from 'node:fs'

/** Keeps ids up to a number; past it all go to a file, one a line. */
export interface HarvestIdRegister {
  /** empty once they have gone to the file */
  readonly kept: string[]
  add(id: string): void
  spilled(): boolean
  /** writes what is left to write */
  close(): void
}

const BATCH = 50_000

/** `path` is written only where there are more than `max` ids. */
export function createHarvestIdRegister(max: number, path: string): HarvestIdRegister {
  const kept: string[] = []
  let waiting: string[] = []
  let file: number | null = null
  const write = () => {
    if (file !== null && waiting.length > 0) writeSync(file, `${waiting.join('\n')}\n`)
    waiting = []
  }
  return {
    kept,
    add(id) {
      if (file !== null) {
        waiting.push(id)
        if (waiting.length >= BATCH) write()
        return
      }
      kept.push(id)
      if (kept.length <= max) return
      file = openSync(path, 'w')
      waiting = kept.splice(0)
      write()
    },
    spilled: () => file !== null,
    close() {
      write()
      if (file !== null) closeSync(file)
    },
  }
}
