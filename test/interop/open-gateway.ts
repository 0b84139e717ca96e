import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CreatedKey } from '#contract/key.js'
import { type ModelServer, startModelServer } from '#gateway/fixtures/model-server.js'
import { waitFor } from './run-program.js'
import { type Stillwatch, startCommand } from './start-stillwatch.js'

/** `stillwatch gateway` before a model server: a running server feeds it decisions and gets its exchanges. */
export interface OpenGateway {
  url: string
  model: ModelServer
  close(): Promise<void>
}

const READY_MS_MAX = 30_000
/** The header by which these tests say whose key it is. */
export const ACCOUNT_HEADER = 'x-account'

/**
 * What a model's name asks for, beside what the model server reads in it: `shut` is blocked, `slow-lane` throttled,
 * `verify` challenged, `hidden` answered without reasoning.
 */
const POLICY = `
schema: stillwatch/policy@1
name: by-model
mode: enforce
rules:
  - name: shut
    when: { model: ["*shut*"] }
    do: { action: block }
  - name: slow lane
    when: { model: ["*slow-lane*"] }
    do: { action: throttle, per_minute: 20, burst: 1 }
  - name: verify
    when: { model: ["*verify*"] }
    do: { action: challenge }
  - name: hidden
    when: { model: ["*hidden*"] }
    do: { action: degrade, degrade: [withhold_reasoning] }
`

/** What a server must be started with, for its policy to be taken. */
export const GATEWAY_SETTINGS = { decisions: { challenge_url: 'https://verify.example/' } }

export async function openGateway(stillwatch: Stillwatch): Promise<OpenGateway> {
  await stillwatch.call('PUT', '/v1/policies/by-model?confirm=everyone', POLICY, 'application/yaml')
  const wanted = { name: 'gateway', scopes: ['ingest', 'follow'] }
  const { token } = await stillwatch.call<CreatedKey>('POST', '/v1/keys', wanted)
  const model = await startModelServer()
  const spool = join(stillwatch.directory, 'spool')
  const where = ['--upstream', model.url, '--server', stillwatch.url, '--port', '0', '--spool', spool]
  const how = ['--account', `header:${ACCOUNT_HEADER}`, '--config', stillwatch.config, '--log-level', 'warn']
  const program = startCommand(['gateway', ...where, ...how], { STILLWATCH_KEY: token })
  const url = await waitFor(program, () => /listens on (http:[^,\s]+)/.exec(program.output())?.[1], READY_MS_MAX)
  // Until it has heard from the server it lets all pass, which is the default.
  const isFresh = async () => (/^\S*decisions_fresh 1$/m.test(await metricsOf(url)) ? true : undefined)
  await waitFor(program, isFresh, READY_MS_MAX)
  return {
    url,
    model,
    close: async () => {
      await program.stop()
      await model.close()
      rmSync(spool, { recursive: true, force: true })
    },
  }
}

const metricsOf = async (url: string): Promise<string> => (await fetch(`${url}/-/metrics`)).text()
