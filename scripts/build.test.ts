import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('says what is missing in a fresh copy, and removes nothing', () => {
  const copy = mkdtempSync(join(tmpdir(), 'stillwatch-fresh-'))
  try {
    cpSync(import.meta.dirname, join(copy, 'scripts'), { recursive: true })
    mkdirSync(join(copy, 'dist'))
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: copy, encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('npm ci')])
    expect(stderr).not.toContain('Error')
    expect(existsSync(join(copy, 'dist'))).toBe(true)
  } finally {
    rmSync(copy, { recursive: true })
  }
})
