import { Agent, request } from 'undici'

export interface Posted {
  status: number
  accepted: number
  duplicate: number
  rejected: number
  retry_after_s: number
}

const agent = new Agent({ connections: 512, headersTimeout: 300_000, bodyTimeout: 300_000 })

/** One request with NDJSON; resolves with what became of it. */
export async function postExchanges(url: string, key: string, body: Buffer): Promise<Posted> {
  const answer = await request(`${url}/v1/exchanges`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` },
    body,
    dispatcher: agent,
  })
  const told = (await answer.body.json()) as Partial<Posted>
  const retry_after_s = Number(answer.headers['retry-after'] ?? 0)
  const { accepted = 0, duplicate = 0, rejected = 0 } = told
  return { status: answer.statusCode, accepted, duplicate, rejected, retry_after_s }
}
