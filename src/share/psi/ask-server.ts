import { request } from 'undici'
import type { PsiRequest, PsiResponse } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import { PrivateAddress, publicAgent } from '#lib/public-network.js'
import { peerAddress } from './peer-address.js'
import { readPsiResponse } from './psi-message.js'

/** What the other server answers instead; it names no key. */
export class PsiFailure extends Error {
  override readonly name = 'PsiFailure'
  readonly http_status = 502
}

const TOLD_CHARACTERS_MAX = 300

export interface PsiServer {
  url: string
  /** with the scope taxii there */
  key: string
  signal?: AbortSignal | undefined
}

/**
 * Sends a request to another server and gives its answer, checked in form. Redirects are not followed: the key is for
 * that address alone. Throws an InputError for the address and for an answer of another form, else a PsiFailure.
 */
export async function askServer(
  { url, key, signal }: PsiServer,
  message: PsiRequest,
  settings: PsiSettings,
): Promise<PsiResponse> {
  const { compute_ms_max, message_bytes_max, private_addresses } = settings
  const address = new URL('/v1/psi/answers', peerAddress(url, settings))
  const timeout = AbortSignal.timeout(compute_ms_max)
  try {
    const answer = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'user-agent': 'stillwatch' },
      body: JSON.stringify(message),
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      headersTimeout: compute_ms_max,
      ...(private_addresses === 'allowed' ? {} : { dispatcher: publicAgent() }),
    })
    const text = await readText(answer.body, message_bytes_max)
    if (answer.statusCode !== 200)
      throw new PsiFailure(`${address.origin}: it answers ${answer.statusCode}${detailOf(text)}`)
    return readPsiResponse(parsed(text, address.origin))
  } catch (error) {
    if (error instanceof PsiFailure || error instanceof InputError) throw error
    if (timeout.aborted) throw new PsiFailure(`${address.origin}: no answer within ${compute_ms_max} ms`)
    const why = error instanceof PrivateAddress ? error.message : ((error as NodeJS.ErrnoException).code ?? 'unknown')
    throw new PsiFailure(`${address.origin}: it cannot be asked (${why})`)
  }
}

async function readText(body: AsyncIterable<Uint8Array>, bytes_max: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > bytes_max) throw new PsiFailure(`its answer has more than ${bytes_max} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string, origin: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PsiFailure(`${origin}: its answer is not JSON`)
  }
}

/** Of a problem document, bounded and without what acts on a terminal. */
function detailOf(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown }
    return typeof detail === 'string'
      ? `, «${detail.slice(0, TOLD_CHARACTERS_MAX).replace(/[\p{Cc}\p{Cf}]+/gu, ' ')}»`
      : ''
  } catch {
    return ''
  }
}
