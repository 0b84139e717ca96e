import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeBackup } from './make-backup.js'
import { restoreBackup } from './restore-backup.js'

let home: string
let data: string
let archive: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stillwatch-backup-'))
  data = join(home, 'data')
  archive = join(home, 'copy.tar.gz')
  mkdirSync(join(data, 'exchanges/store/x/detached'), { recursive: true, mode: 0o700 })
  mkdirSync(join(data, 'exchanges/data'))
  mkdirSync(join(data, 'state'))
  writeFileSync(join(data, 'exchanges/store/x/part'), 'columns')
  symlinkSync('../store/x', join(data, 'exchanges/data/table'))
  writeFileSync(join(data, 'evidence.key'), 'secret', { mode: 0o600 })
  writeFileSync(join(data, '@odd'), 'no archive')
  writeFileSync(join(data, 'state.socket'), 'where the socket was')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

it('gives back what was there: files, empty directories, links, and who may read them', async () => {
  const made = await makeBackup({ data, out: archive })
  expect(made).toMatchObject({ files: 3, bytes: 23, elsewhere: [] })
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  const again = join(home, 'again')
  expect(await restoreBackup({ archive, data: again })).toMatchObject({ files: 3, checked: true })
  const left = (directory: string) => readdirSync(directory, { recursive: true }).sort()
  expect(left(again)).toEqual(left(data).filter((path) => path !== 'state.socket'))
  expect(readlinkSync(join(again, 'exchanges/data/table'))).toBe('../store/x')
  expect(readFileSync(join(again, 'exchanges/data/table/part'), 'utf8')).toBe('columns')
  expect(statSync(join(again, 'evidence.key')).mode & 0o777).toBe(0o600)
})

it('leaves a hash that sha256sum reads', async () => {
  await makeBackup({ data, out: archive })
  expect(execFileSync('sha256sum', ['--check', 'copy.tar.gz.sha256'], { cwd: home, encoding: 'utf8' })).toContain('OK')
})

it('refuses a directory that is none of a server, and an archive that is there or would copy itself', async () => {
  await expect(makeBackup({ data: home, out: archive })).rejects.toThrow(/no data directory/)
  await expect(makeBackup({ data, out: join(data, 'copy.tar.gz') })).rejects.toThrow(/in what it copies/)
  writeFileSync(archive, '')
  await expect(makeBackup({ data, out: archive })).rejects.toThrow(/there already/)
})

it('refuses a directory that a process has open, and leaves its lock', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  try {
    writeFileSync(join(data, 'lock'), `${other.pid} ${other.pid}`)
    await expect(makeBackup({ data, out: archive })).rejects.toThrow(`process ${other.pid} has it open`)
    expect(readdirSync(data)).toContain('lock')
    expect(existsSync(archive)).toBe(false)
  } finally {
    other.kill()
  }
})

it.each([
  ['changed', (bytes: Buffer) => bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1)],
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
])('refuses an archive that was %s, with its hash and without, and leaves nothing', async (_, alter) => {
  await makeBackup({ data, out: archive })
  writeFileSync(archive, alter(readFileSync(archive)))
  const again = join(home, 'again')
  await expect(restoreBackup({ archive, data: again })).rejects.toThrow(/its SHA-256 is/)
  rmSync(`${archive}.sha256`)
  await expect(restoreBackup({ archive, data: again })).rejects.toThrow(/cannot be unpacked|it holds/)
  expect(readdirSync(home).sort()).toEqual(['copy.tar.gz', 'data'])
})

it('refuses a directory that holds something', async () => {
  await makeBackup({ data, out: archive })
  await expect(restoreBackup({ archive, data })).rejects.toThrow(/it holds something/)
})

it.each(['a link that leads out', 'a path that leads out'])('refuses %s', async (what) => {
  const evil = join(home, 'evil')
  mkdirSync(evil)
  writeFileSync(join(evil, 'backup.json'), '{}')
  writeFileSync(join(home, 'outside'), 'x')
  symlinkSync('/etc', join(evil, 'out'))
  const member = what.startsWith('a link') ? 'out' : '../outside'
  execFileSync('tar', ['-P', '-czf', archive, '-C', evil, 'backup.json', member])
  await expect(restoreBackup({ archive, data: join(home, 'again') })).rejects.toThrow(
    /nothing that a backup holds|cannot be unpacked/,
  )
  expect(existsSync(join(home, 'again'))).toBe(false)
})

it('refuses an archive of something else', async () => {
  execFileSync('tar', ['-czf', archive, '-C', data, 'evidence.key'])
  await expect(restoreBackup({ archive, data: join(home, 'again') })).rejects.toThrow(/no backup of Stillwatch/)
})
