import type { ProvenancePlan } from '#contract/provenance.js'
import type { ProvenanceEndpoint } from '#contract/provenance-settings.js'

/** One prompt of the file. */
export interface Prompt {
  prompt: string
  system?: string | undefined
}

/** An endpoint as it is asked. The key is a secret: it stands in one header, and nowhere else. */
export interface Target {
  /** up to and with the version: https://suspect.example/v1; a whole address of the operation is taken as well */
  url: string
  api: 'openai' | 'anthropic'
  model: string
  key: string | undefined
  entry: ProvenanceEndpoint
}

export interface RenderedQuestion {
  url: URL
  headers: [string, string][]
  body: string
}

const OPERATION = { openai: '/chat/completions', anthropic: '/messages' } as const

/**
 * A question as OpenAI's chat completions or Anthropic's messages have it. A top_p of 1 is left out, and so is the seed for
 * Anthropic: some servers refuse what changes nothing, and that API has no seed.
 */
export function renderQuestion(
  { url, api, model, key, entry }: Target,
  { prompt, system }: Prompt,
  { temperature, top_p, max_tokens, seed }: ProvenancePlan['decoding'],
): RenderedQuestion {
  const user = { role: 'user', content: prompt }
  const shared = { model, temperature, ...(top_p === 1 ? {} : { top_p }) }
  const body =
    api === 'openai'
      ? {
          ...shared,
          messages: system === undefined ? [user] : [{ role: 'system', content: system }, user],
          [entry.max_tokens_field]: max_tokens,
          stream: false,
          ...(seed === undefined ? {} : { seed }),
        }
      : { ...shared, messages: [user], max_tokens, stream: false, ...(system === undefined ? {} : { system }) }
  const header = entry.key_header ?? (api === 'openai' ? 'authorization' : 'x-api-key')
  return {
    url: operationUrl(url, api),
    headers: [
      ['content-type', 'application/json'],
      ['accept', 'application/json'],
      ['accept-encoding', 'identity'],
      ['user-agent', 'stillwatch'],
      ...(api === 'anthropic' ? [['anthropic-version', '2023-06-01'] as [string, string]] : []),
      ...(key === undefined ? [] : [[header, header === 'authorization' ? `Bearer ${key}` : key] as [string, string]]),
    ],
    body: JSON.stringify(body),
  }
}

export function operationUrl(address: string, api: Target['api']): URL {
  const url = new URL(address)
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path.endsWith(OPERATION[api]) ? path : path + OPERATION[api]
  return url
}
