import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort, type RunningProgram, startProgram, waitFor } from './run-program.js'
import type { Stillwatch } from './start-stillwatch.js'

export const LOG_FORMATS = ['json_array', 'ndjson', 'single'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** The proxy of LiteLLM with models that it makes up itself, logging to a server and asking it before each request. */
export interface Litellm {
  url: string
  program: RunningProgram
  remove(): Promise<void>
}

/** It loads hundreds of modules, the first time without their compiled form. */
const READY_MS_MAX = 110_000
export const MOCK_ANSWER = 'The moon pulls, and the water follows.'

export interface LitellmOptions {
  /** of an environment that holds `litellm[proxy]` */
  python: string
  log_format: LogFormat
  /** logs that it gathers before it sends them; its own default is 512 */
  batch_size?: number
  stillwatch: Pick<Stillwatch, 'url' | 'key'>
}

export async function startLitellm(options: LitellmOptions): Promise<Litellm> {
  const { python, log_format, batch_size, stillwatch } = options
  const home = mkdtempSync(join(tmpdir(), 'stillwatch-litellm-'))
  const { url, key } = stillwatch
  // JSON is YAML too.
  const config = {
    model_list: ['owl-large', 'owl-shut', 'owl-slow-lane'].map((model_name) => ({
      model_name,
      litellm_params: { model: `openai/${model_name}`, api_key: 'none', mock_response: MOCK_ANSWER },
    })),
    litellm_settings: { callbacks: ['stillwatch'] },
    callback_settings: {
      stillwatch: {
        callback_type: 'generic_api',
        endpoint: `${url}/v1/ingest/litellm`,
        headers: { Authorization: `Bearer ${key}` },
        log_format,
      },
    },
    guardrails: [
      {
        guardrail_name: 'stillwatch',
        litellm_params: {
          guardrail: 'generic_guardrail_api',
          mode: 'pre_call',
          api_base: url,
          // Sent as x-api-key.
          api_key: key,
          default_on: true,
        },
      },
    ],
    general_settings: { custom_auth: 'litellm_auth.user_api_key_auth' },
  }
  writeFileSync(join(home, 'config.yaml'), JSON.stringify(config))
  copyFileSync(join(import.meta.dirname, 'fixtures/litellm_auth.py'), join(home, 'litellm_auth.py'))
  const port = await freePort()
  const args = ['--config', join(home, 'config.yaml'), '--host', '127.0.0.1', '--port', String(port)]
  const env = {
    DEFAULT_FLUSH_INTERVAL_SECONDS: '1',
    // It asks nobody on the network for prices.
    LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    LITELLM_MASTER_KEY: `sk-${randomBytes(32).toString('hex')}`,
    PYTHONUNBUFFERED: '1',
    ...(batch_size === undefined ? {} : { DEFAULT_BATCH_SIZE: String(batch_size) }),
  }
  const program = startProgram(join(dirname(python), 'litellm'), [...args, '--telemetry', 'False'], { cwd: home, env })
  const address = `http://127.0.0.1:${port}`
  const isReady = () =>
    fetch(`${address}/health/liveliness`).then(
      ({ ok }) => (ok ? true : undefined),
      () => undefined,
    )
  await waitFor(program, isReady, READY_MS_MAX)
  return {
    url: address,
    program,
    remove: async () => {
      await program.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
