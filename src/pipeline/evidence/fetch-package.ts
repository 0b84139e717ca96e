import { createHash } from 'node:crypto'
import { request as ask } from 'undici'
import type { MadeEvidence, MakeEvidenceRequest } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'

/** A large package is made in a minute or so. */
const ANSWER_MS_MAX = 600_000
/** What a server says of a package beside its bytes. */
export const EVIDENCE_HEADERS = {
  key_id: 'x-stillwatch-key-id',
  pdf: 'x-stillwatch-pdf',
  timestamp: 'x-stillwatch-timestamp',
} as const

/** Has a running server make a package. Throws an InputError that repeats what it answers where it does not. */
export async function fetchPackage({
  campaign,
  server,
  key,
  accounts,
  samples,
  signal,
}: MakeEvidenceRequest): Promise<Omit<MadeEvidence, 'bytes'> & { bytes: Buffer }> {
  const url = new URL(`/v1/campaigns/${encodeURIComponent(campaign)}/evidence`, server)
  const response = await ask(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ accounts, samples }),
    headersTimeout: ANSWER_MS_MAX,
    bodyTimeout: ANSWER_MS_MAX,
    ...(signal ? { signal } : {}),
  }).catch((cause: Error) => {
    throw new InputError('the server does not answer', `--server ${server}`, 'Is it running there?', { cause })
  })
  const bytes = Buffer.from(await response.body.arrayBuffer())
  if (response.statusCode !== 200) throw refusal(bytes, response.statusCode, server ?? '')
  const header = (name: keyof typeof EVIDENCE_HEADERS): string => String(response.headers[EVIDENCE_HEADERS[name]] ?? '')
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    key_id: header('key_id'),
    pdf: header('pdf') === 'true',
    timestamp: header('timestamp') === 'true',
  }
}

function refusal(bytes: Buffer, status: number, server: string): InputError {
  const hint = status === 401 ? 'Set STILLWATCH_KEY to a key of that server.' : 'See what it says.'
  try {
    const { detail, hint: told } = JSON.parse(bytes.toString()) as { detail?: string; hint?: string }
    return new InputError(`${status}: ${detail ?? ''}`, `--server ${server}`, told ?? hint)
  } catch {
    return new InputError(`it answered ${status}`, `--server ${server}`, hint)
  }
}
