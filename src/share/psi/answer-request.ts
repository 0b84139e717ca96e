import { PSI_RESPONSE_SCHEMA, type PsiRequest, type PsiResponse } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import { shuffledTokens } from './check-tokens.js'
import type { PsiCompute } from './compute-psi.js'
import { sealed } from './psi-message.js'

export interface PsiAnswering {
  /** as `readPsiRequest` gives it */
  request: PsiRequest
  community: string
  epochs: readonly string[]
  /** of the community and the epoch of the request */
  tokens(epoch: string): Iterable<string> | Promise<Iterable<string>>
  /** Asked after all checks and before any token is touched; throws, or gives who let it happen. */
  approved(request: PsiRequest, of: number): string | Promise<string>
}

export interface PsiAnswered {
  response: PsiResponse
  approved_by: string
}

/**
 * Answers a request from own tokens, blinded with a key that is forgotten at once. Throws an InputError for another
 * community or epoch, for sizes over the bound, for what may not be asked, and for a message that cannot be used.
 */
export async function answerRequest(
  { request, community, epochs, tokens: read, approved }: PsiAnswering,
  { tokens_max, modes, false_positive_rate }: Pick<PsiSettings, 'tokens_max' | 'modes' | 'false_positive_rate'>,
  compute: PsiCompute,
  now_ms: number,
): Promise<PsiAnswered> {
  refuse(request, { community, epochs, tokens_max, modes })
  const { id, epoch, mode, asked, digest } = request
  const tokens = shuffledTokens(await read(epoch), tokens_max, 'private matching, own tokens')
  const approved_by = await approved(request, tokens.length)
  const message = Buffer.from(request.message, 'base64')
  const made = await compute.answer({ message, asked, tokens, mode, false_positive_rate })
  const response = sealed({
    schema: PSI_RESPONSE_SCHEMA,
    id,
    community,
    epoch,
    mode,
    created: new Date(now_ms).toISOString(),
    request_digest: digest,
    asked,
    of: tokens.length,
    false_positive_rate,
    setup: Buffer.from(made.setup).toString('base64'),
    message: Buffer.from(made.message).toString('base64'),
  } as const)
  return { response, approved_by }
}

type Bounds = Pick<PsiAnswering, 'community' | 'epochs'> & Pick<PsiSettings, 'tokens_max' | 'modes'>

function refuse(request: PsiRequest, { community, epochs, tokens_max, modes }: Bounds): void {
  const problem = (what: string, hint: string) => new InputError(what, 'private matching, request', hint)
  if (request.community !== community)
    throw problem(`it is of community ${request.community}, and not of ${community}`, 'Ask about tokens of that one.')
  if (!epochs.includes(request.epoch))
    throw problem(
      `it is of epoch ${request.epoch}; known here: ${epochs.join(', ')}`,
      'Tokens of two epochs never match.',
    )
  if (!modes.includes(request.mode))
    throw problem(`${request.mode} may not be asked here`, `Ask for ${modes.join(' or ')}.`)
  if (request.asked > tokens_max)
    throw problem(`it asks about ${request.asked} tokens; at most ${tokens_max} are compared`, 'Ask about fewer.')
}
