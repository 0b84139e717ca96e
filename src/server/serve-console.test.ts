import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { serveConsole } from './serve-console.js'

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-console-'))
const SCRIPT = 'console.log("here")'
mkdirSync(join(folder, 'assets'))
writeFileSync(
  join(folder, 'index.html'),
  '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>',
)
writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
writeFileSync(join(folder, 'assets/main-1.js'), SCRIPT)
writeFileSync(join(folder, 'assets/main-1.js.gz'), gzipSync(SCRIPT))
const app = Fastify()
await app.register(async (scope) => serveConsole(scope, folder))
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

it('gives the one page for every address, with a nonce of its own each time', async () => {
  const first = await app.inject('/console/campaigns/camp_1?tab=graph')
  const second = await app.inject('/console/')
  const nonce = /'nonce-([^']+)'/.exec(String(first.headers['content-security-policy']))![1]!
  expect(first.statusCode).toBe(200)
  expect(first.body).toBe(`<script nonce="${nonce}"></script><style nonce="${nonce}"></style>`)
  expect(first.body).not.toBe(second.body)
  expect(first.headers['cache-control']).toBe('no-store')
})

it('lets the page load and speak to nothing else, and run nothing that stands in it', async () => {
  const { headers } = await app.inject('/console/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

it('gives assets for a year, compressed where that is taken', async () => {
  const plain = await app.inject('/console/assets/main-1.js')
  const small = await app.inject({ url: '/console/assets/main-1.js', headers: { 'accept-encoding': 'gzip' } })
  expect(plain.body).toBe(SCRIPT)
  expect(plain.headers['cache-control']).toContain('immutable')
  expect(small.headers['content-encoding']).toBe('gzip')
})

it('gives no file outside its folder, and says that an asset is missing', async () => {
  for (const path of [
    '/console/assets/../index.html',
    '/console/assets/%2e%2e/index.html',
    '/console/assets/none.js',
  ]) {
    const { body } = await app.inject(path)
    expect(body).not.toContain('here')
  }
  expect((await app.inject('/console/assets/none.js')).statusCode).toBe(404)
})

it('leads from the root to the console', async () => {
  const { statusCode, headers } = await app.inject('/')
  expect([statusCode, headers.location]).toEqual([302, '/console/'])
})

it('says what to do where it was not built', async () => {
  const other = Fastify()
  await other.register(async (scope) => serveConsole(scope, join(folder, 'absent')))
  const { statusCode, json } = await other.inject('/console/')
  expect([statusCode, json().hint]).toEqual([404, 'Run `npm run build`.'])
  await other.close()
})
