import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDirectory } from './lock-directory.js'

let home: string
let holder: ChildProcess
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lock-'))
  holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
})
afterEach(() => {
  holder.kill('SIGKILL')
  rmSync(home, { recursive: true })
})

it('names the process that is to be stopped, which is not the one that holds the lock', () => {
  writeFileSync(join(home, 'lock'), `${holder.pid} 4711`)
  expect(() => lockDirectory(home)).toThrow(/process 4711 has it open/)
})

it('understands the lock of an earlier version', () => {
  writeFileSync(join(home, 'lock'), String(holder.pid))
  expect(() => lockDirectory(home)).toThrow(`process ${holder.pid} has it open`)
})

it('takes over the lock of a process that is no more, whoever started it', async () => {
  const ended = new Promise((resolve) => holder.once('exit', resolve))
  holder.kill('SIGKILL')
  await ended
  writeFileSync(join(home, 'lock'), `${holder.pid} ${process.ppid}`)
  lockDirectory(home, process.ppid)()
})
