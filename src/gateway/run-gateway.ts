import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { Agent } from 'undici'
import type { RunGatewayOptions } from '#contract/run-gateway.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { capabilityOfRequest } from '#pipeline/capability-of-request.js'
import { createEvaluate } from '#pipeline/create-evaluate.js'
import { loadSettings } from '#pipeline/load-settings.js'
import { createCanaryServer } from '#pipeline/provenance/create-canary-server.js'
import type { AccountMapping } from './account/caller-of.js'
import { openAccountTable } from './account/open-account-table.js'
import { RemoteCanaries } from './canary/remote-canaries.js'
import { askAboutKey, KEY_HINT } from './key-refusal.js'
import type { Log } from './log.js'
import type { ServerAddress } from './post-to-server.js'
import { RemoteDecisions } from './remote/remote-decisions.js'
import { openSpoolSink } from './spool/spool-sink.js'
import { startGateway } from './start-gateway.js'

/** Runs the gateway until the signal aborts; then running answers end, and what is recorded is sent or stays on disk. */
export async function runGateway(options: RunGatewayOptions): Promise<void> {
  checkUrl(options.upstream, '--upstream')
  checkUrl(options.server, '--server')
  const log = pino({ level: options.log_level }, pino.destination(2)) as Log
  const settings = await loadSettings(options.config)
  const server = { url: options.server, key: options.key }
  await checkKey(server, log)
  mkdirSync(options.spool, { recursive: true, mode: 0o700 })
  const { account, closeAccounts } = await openAccounts(options.account, settings, log)
  const sink = await openSpoolSink({
    directory: join(options.spool, 'segments'),
    sent_directory: join(options.spool, 'sent'),
    server,
    settings: settings.gateway_spool,
    log,
  })
  const decisions = new RemoteDecisions({
    server,
    evaluate: createEvaluate(settings.decisions),
    capabilityOf: capabilityOfRequest,
    settings: settings.gateway_decisions,
    log,
  })
  const canaries = new RemoteCanaries({ server, prepare: createCanaryServer, settings: settings.gateway_canaries, log })
  const gateway = await startGateway({
    ...options,
    account,
    key_secret: options.key_secret ?? keptSecret(options.spool),
    fail: settings.gateway_decisions.fail,
    limits: settings.gateway_limits,
    answers: settings.gateway_answers,
    metrics_from: settings.gateway.metrics,
    watermark: settings.gateway_watermark,
    decisions,
    canaries,
    sink,
    log,
  }).catch(async (error: NodeJS.ErrnoException) => {
    await Promise.all([decisions.close(), canaries.close(), sink.close()])
    throw error.code === 'EADDRINUSE'
      ? new InputError('another program listens there', `--port ${options.port}`, 'Choose another port, or stop it.')
      : error
  })
  options.onReady({ port: gateway.port })
  await new Promise<void>((resolve) => {
    if (options.signal.aborted) resolve()
    options.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await gateway.close()
  closeAccounts()
}

function checkUrl(url: string, option: string): void {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new InputError('not an address', `${option} ${url}`, 'Give a whole one, such as http://127.0.0.1:4600.')
}

/** For the server to say whether it takes the key. */
const KEY_MS_MAX = 5000

/** A gateway whose key opens nothing would let all pass, for ever. One whose server is away starts: it will come. */
async function checkKey(server: ServerAddress, log: Log): Promise<void> {
  const dispatcher = new Agent()
  const answer = await askAboutKey(server, { dispatcher, ms_max: KEY_MS_MAX })
  await dispatcher.destroy()
  if (answer.outcome === 'refused') throw new InputError(answer.reason, `--server ${server.url}`, KEY_HINT)
  if (answer.outcome === 'away')
    log.warn(
      { server: server.url, reason: answer.reason },
      'the server did not say whether it takes STILLWATCH_KEY: the gateway starts without it, and gateway_decisions.fail says what is done until it answers',
    )
}

async function openAccounts(
  words: string,
  { gateway_limits: limits, gateway_account: { missing } }: Settings,
  log: Log,
): Promise<{ account: AccountMapping; closeAccounts(): void }> {
  const [by, value = ''] = [words.split(':')[0], words.slice(words.indexOf(':') + 1)]
  if (words === 'key-hash') return { account: { by: 'key-hash' }, closeAccounts: () => {} }
  if (by === 'header' && value !== '' && value !== words)
    return { account: { by: 'header', name: value.toLowerCase(), missing }, closeAccounts: () => {} }
  if (by === 'lookup' && value !== '' && value !== words) {
    const table = await openAccountTable({ path: value, bytes_max: limits.lookup_bytes_max, log })
    return { account: { by: 'lookup', find: table.find }, closeAccounts: () => table.close() }
  }
  throw new InputError('not a way to find accounts', `--account ${words}`, 'Give key-hash, header:NAME or lookup:FILE.')
}

/** The same at each start: another secret would give every key another account. */
function keptSecret(directory: string): string {
  const file = join(directory, 'key-secret')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8')
  if (!/^[0-9a-f]{64}$/.test(secret))
    throw new InputError('it holds no whole secret', file, 'Remove it, if no exchange was recorded under it yet.')
  return secret
}
