import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './set-up.mjs'

/** Invented traffic is of a fixed month: what is past its days would be forgotten at once. More texts than usual are kept, to be looked at. */
const SETTINGS = { retention: { exchanges_days: 0, text: 'samples', text_days: 0, text_samples_share: 0.2 } }
const PORT = 4600
const POLL_MS = 400

/**
 * Starts a server in the folder, hands it the log as a person would by the console, and waits until the campaigns are
 * found. Gives its address with keys of two people, and a promise of its end.
 */
export async function serveDemo(folder, log) {
  const config = join(folder, 'settings.json')
  writeFileSync(config, JSON.stringify(SETTINGS))
  const admin = randomBytes(24).toString('base64url')
  const { url, ended } = await startServer(['--data', join(folder, 'live'), '--config', config], admin)
  const makeKey = async (name, scopes) => (await ask(url, admin, 'POST', '/v1/keys', { name, scopes })).token
  const analyst = await makeKey('demo', ['admin', 'text'])
  const reviewer = await makeKey('second person', ['analyst', 'approve', 'text'])
  const found = await importLog(url, admin, log)
  return { url, analyst, reviewer, found, ended }
}

/** What to open, for whoever started it. */
export const describeServed = ({ url, analyst, reviewer, found }) => `\
It took ${found.accepted} lines and found ${found.campaigns.length} campaigns by itself. Open the console:

  ${url}/console/#key=${analyst}

The same as a second person, who approves what the first one asks:
  ${url}/console/#key=${reviewer}`

/** On the usual port, else on any that is free. */
async function startServer(words, admin) {
  for (const port of [PORT, 0]) {
    const started = await tryServer([...words, '--port', String(port)], admin)
    if (started !== undefined) return started
  }
  throw new Error('the server did not start')
}

function tryServer(words, admin) {
  const program = join(root, 'bin/stillwatch.js')
  const child = spawn(process.execPath, [program, 'serve', '--log-level', 'error', ...words], {
    env: { ...process.env, STILLWATCH_ADMIN_KEY: admin },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // Ctrl-C goes to both of us; the server ends in order, and we wait for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      const url = /http:\/\/\S+/.exec(said)?.[0]
      if (url !== undefined) resolve({ url, ended })
    })
    child.stderr.on('data', (piece) => process.stderr.write(piece))
    child.once('exit', () => resolve(undefined))
  })
}

async function importLog(url, key, log) {
  const sent = await fetch(`${url}/v1/imports?name=${encodeURIComponent(basename(log))}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
    body: createReadStream(log),
    duplex: 'half',
  })
  let state = await answerOf(sent)
  while (state.state !== 'done' && state.state !== 'failed') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    state = await ask(url, key, 'GET', `/v1/imports/${state.id}`)
  }
  if (state.state !== 'done') throw new Error(`the import failed: ${state.problem}`)
  return state
}

const ask = async (url, key, method, path, body) =>
  answerOf(
    await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )

async function answerOf(response) {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`)
  return JSON.parse(text)
}
