import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { refuseScanStore, refuseServerStore } from './refuse-other-store.js'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'other-store-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const make = (...folders: string[]): void => {
  for (const folder of folders) mkdirSync(join(home, folder), { recursive: true })
}

it.each(['exchanges/metadata', 'state/PG_VERSION', 'arriving'])('keeps a scan out of a server that has %s', (made) => {
  make(made)
  expect(() => refuseServerStore(home)).toThrow(/data of a server/)
})

it('keeps a scan out of the engine of a server', () => {
  make('exchanges/metadata', 'exchanges/data')
  expect(() => refuseServerStore(join(home, 'exchanges'))).toThrow(/data of a server/)
})

it('keeps a server out of the store of a scan', () => {
  make('metadata', 'data', 'store')
  expect(() => refuseScanStore(home)).toThrow(/store of a scan/)
})

it('lets a server go on where a scan once wrote between its files', () => {
  make('metadata', 'data', 'exchanges/metadata')
  refuseScanStore(home)
})

it('takes new directories, their own, and those of other programs', () => {
  refuseServerStore(join(home, 'new'))
  refuseScanStore(join(home, 'new'))
  writeFileSync(join(home, 'lock'), '1')
  make('state', 'exchanges')
  refuseServerStore(home)
  refuseScanStore(home)
  rmSync(join(home, 'exchanges'), { recursive: true })
  make('metadata', 'data')
  refuseServerStore(home)
})
