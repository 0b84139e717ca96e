import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { judgePackages } from './check-packages.js'
import { checkMemory, checkNode, doctor, judgeDisk } from './doctor.js'

const GIB = 2 ** 30
const here = process.cwd()
afterEach(() => process.chdir(here))

test('all checks run, in a fixed order, and the engine tells its version', async () => {
  const checks = await doctor()
  expect(checks.map(({ name }) => name)).toEqual([
    'node',
    'stillwatch',
    'packages',
    'engine',
    'memory',
    'disk',
    'settings',
  ])
  expect(checks.find(({ name }) => name === 'engine')).toMatchObject({
    status: 'ok',
    detail: expect.stringMatching(/^ClickHouse \d+\.\d+/),
  })
  expect(checks.find(({ name }) => name === 'packages')).toMatchObject({ status: 'ok' })
})

test('a settings file that does not hold fails its check and leaves the others standing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stillwatch-doctor-'))
  await writeFile(join(folder, 'stillwatch.config.json'), '{ "verdict": { "no_such_setting": 1 } }')
  process.chdir(folder)
  const checks = await doctor()
  process.chdir(here)
  await rm(folder, { recursive: true })
  expect(checks.find(({ name }) => name === 'settings')).toMatchObject({
    status: 'fail',
    detail: expect.stringContaining('verdict'),
  })
  expect(checks.find(({ name }) => name === 'engine')).toMatchObject({ status: 'ok' })
})

test.each([
  ['20.19.0', 'ok'],
  ['20.20.2', 'ok'],
  ['22.1.0', 'ok'],
  ['20.18.9', 'fail'],
  ['18.20.0', 'fail'],
])('Node %s against >=20.19: %s', (version, status) => {
  expect(checkNode(version, '>=20.19').status).toBe(status)
})

test('memory below the engine’s bound and its surroundings is a warning with something to do', () => {
  expect(checkMemory(4 * GIB, 3 * GIB)).toMatchObject({ status: 'ok', todo: '' })
  expect(checkMemory(4 * GIB - 1, 3 * GIB)).toMatchObject({
    status: 'warn',
    todo: expect.stringContaining('engine.memory_bytes_max'),
  })
})

test('little room on the disk warns, next to none fails', () => {
  expect(judgeDisk('/tmp', 4 * GIB).status).toBe('ok')
  expect(judgeDisk('/tmp', GIB).status).toBe('warn')
  expect(judgeDisk('/tmp', GIB / 8).status).toBe('fail')
})

test('packages in other versions warn, missing ones fail', () => {
  const zod = { name: 'zod', wanted: '4.6.7', have: '4.6.7' }
  expect(judgePackages([zod]).status).toBe('ok')
  expect(judgePackages([zod, { name: 'chdb', wanted: '3.4.0', have: '3.3.0' }])).toMatchObject({
    status: 'warn',
    detail: 'chdb 3.3.0 (tested: 3.4.0)',
  })
  expect(judgePackages([{ ...zod, have: undefined }])).toMatchObject({
    status: 'fail',
    detail: 'zod missing (tested: 4.6.7)',
  })
})
