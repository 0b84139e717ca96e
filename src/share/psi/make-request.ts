import { randomBytes } from 'node:crypto'
import {
  PSI_PRIVATE_SCHEMA,
  PSI_REQUEST_SCHEMA,
  type PsiMode,
  type PsiPrivate,
  type PsiRequest,
} from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { shuffledTokens } from './check-tokens.js'
import type { PsiCompute } from './compute-psi.js'
import { readPsiRequest, sealed } from './psi-message.js'

export interface PsiQuestion {
  community: string
  epoch: string
  mode: PsiMode
  asker: string
  purpose: string
  tokens: Iterable<string>
}

/**
 * Begins private matching: what is sent to the other side, and what is kept until it answers. Each request has a key of
 * its own, so that two with the same tokens have nothing in common. Throws an InputError.
 */
export async function makeRequest(
  { tokens: given, ...asked }: PsiQuestion,
  { tokens_max }: Pick<PsiSettings, 'tokens_max'>,
  compute: PsiCompute,
  now_ms: number,
): Promise<{ request: PsiRequest; kept: PsiPrivate }> {
  const { community, epoch, mode, asker, purpose } = asked
  const tokens = shuffledTokens(given, tokens_max, 'private matching, own tokens')
  const id = `psi_${randomBytes(16).toString('hex')}`
  const terms = { id, community, epoch, mode, created: new Date(now_ms).toISOString() }
  const told = { schema: PSI_REQUEST_SCHEMA, ...terms, asker, purpose, asked: tokens.length } as const
  // Before the work: a name of another form is not worth minutes.
  readPsiRequest(sealed({ ...told, message: '' }))
  const { key, message } = await compute.blind({ tokens, mode })
  const request = sealed({ ...told, message: Buffer.from(message).toString('base64') })
  const kept = {
    schema: PSI_PRIVATE_SCHEMA,
    ...terms,
    request_digest: request.digest,
    key: Buffer.from(key).toString('base64'),
    tokens,
  } as const
  return { request, kept }
}
