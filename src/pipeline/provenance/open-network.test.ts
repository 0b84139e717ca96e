import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openssl } from '#evidence/fixtures/openssl.js'
import { sendQuestion } from '#provenance/probe/endpoint/send-question.js'
import { good, startBadServer } from '#provenance/probe/fixtures/bad-server.js'
import { openNetwork } from './open-network.js'

const BOUNDS = { answer_ms_max: 3000, answer_bytes_max: 1000 }
const question = (url: string) => ({ url: new URL(url), headers: [], body: '{"messages":[{"content":"x"}]}' })
afterEach(() => {
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
})

it.each([
  'https://127.0.0.1/v1',
  'https://[::1]/v1',
  'https://10.1.2.3',
  'https://169.254.169.254/',
  'https://2130706433/',
])('refuses %s, which is of no public host', (url) => {
  expect(() => openNetwork(url, { private_addresses: 'refused' })).toThrow('private network')
})

it('looks at what a name stands for when the connection is made', async () => {
  const server = await startBadServer()
  const url = server.url.replace('127.0.0.1', 'localhost')
  const refusing = openNetwork(url, { private_addresses: 'refused' })
  await expect(sendQuestion(question(url), refusing, BOUNDS)).rejects.toThrow('private network')
  const allowing = openNetwork(url, { private_addresses: 'allowed' })
  expect(await sendQuestion(question(url), allowing, BOUNDS)).toMatchObject({ status: 200 })
  expect(server.asked).toHaveLength(1)
  await Promise.all([refusing.close(), allowing.close(), server.stop()])
})

it('checks certificates, though the environment says not to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-tls-'))
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  await openssl(folder, ...made, '-subj', '/CN=127.0.0.1', '-keyout', 'key', '-out', 'cert')
  const read = (name: string) => readFileSync(join(folder, name))
  const server = createServer({ key: read('key'), cert: read('cert') }, (_, response) => {
    good({ prompt: 'x', time: 1, headers: {}, body: {}, path: '' }, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const network = openNetwork(url, { private_addresses: 'allowed' })
  await expect(sendQuestion(question(url), network, BOUNDS)).rejects.toThrow(/no connection \(.*CERT/)
  await network.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})
