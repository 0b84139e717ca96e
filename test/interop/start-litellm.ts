import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ConfiguredProgram, startConfigured } from './start-configured.js'
import type { Stillwatch } from './start-stillwatch.js'

export const LOG_FORMATS = ['json_array', 'ndjson', 'single'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

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

/** The proxy of LiteLLM with models that it makes up itself, logging to a server and asking it before each request. */
export const startLitellm = (options: LitellmOptions): Promise<ConfiguredProgram> =>
  startConfigured({
    command: join(dirname(options.python), 'litellm'),
    configure: ({ folder, port }) => ({
      files: {
        // JSON is YAML too.
        'config.yaml': JSON.stringify(configOf(options)),
        'litellm_auth.py': readFileSync(join(import.meta.dirname, 'fixtures/litellm_auth.py'), 'utf8'),
      },
      args: [...listeningOn(port), '--config', join(folder, 'config.yaml'), '--telemetry', 'False'],
      env: environmentOf(options),
    }),
    health: '/health/liveliness',
    ready_ms_max: READY_MS_MAX,
  })

const listeningOn = (port: number): string[] => ['--host', '127.0.0.1', '--port', String(port)]

const environmentOf = ({ batch_size }: LitellmOptions): Record<string, string> => ({
  DEFAULT_FLUSH_INTERVAL_SECONDS: '1',
  // It asks nobody on the network for prices.
  LITELLM_LOCAL_MODEL_COST_MAP: 'True',
  LITELLM_MASTER_KEY: `sk-${randomBytes(32).toString('hex')}`,
  PYTHONUNBUFFERED: '1',
  ...(batch_size === undefined ? {} : { DEFAULT_BATCH_SIZE: String(batch_size) }),
})

function configOf({ log_format, stillwatch: { url, key } }: LitellmOptions): object {
  return {
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
}
