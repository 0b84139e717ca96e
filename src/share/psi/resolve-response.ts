import type { PsiPrivate, PsiResponse, PsiResult } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import type { PsiCompute } from './compute-psi.js'
import { describeLearning } from './describe-learning.js'

/**
 * Ends private matching: what both have, with what each side learnt. Throws an InputError where the answer is not to this
 * request, has another form than was asked for, or cannot be used.
 */
export async function resolveResponse(
  kept: PsiPrivate,
  response: PsiResponse,
  { tokens_max }: Pick<PsiSettings, 'tokens_max'>,
  compute: PsiCompute,
): Promise<PsiResult> {
  const { id, community, epoch, mode, tokens } = kept
  const wrong = (what: string) => new InputError(what, 'private matching, answer', 'Have the other side answer again.')
  if (response.id !== id || response.request_digest !== kept.request_digest) throw wrong('it answers another request')
  if (response.community !== community || response.epoch !== epoch || response.mode !== mode)
    throw wrong('it is of another community, epoch or mode than the request')
  if (response.asked !== tokens.length) throw wrong(`it answers ${response.asked} tokens, and not ${tokens.length}`)
  if (response.of > tokens_max) throw wrong(`it is over ${response.of} tokens; at most ${tokens_max} are compared`)
  const { asked, of, false_positive_rate } = response
  const [setup, message, key] = [response.setup, response.message, kept.key].map((text) => Buffer.from(text, 'base64'))
  const job = { key: key!, setup: setup!, message: message!, asked, of, mode, false_positive_rate }
  const { places, matches } = await compute.match(job)
  return {
    id,
    community,
    epoch,
    mode,
    asked,
    of,
    matches,
    // In the order of the tokens: that of the request was drawn.
    tokens: places === null ? null : places.map((place) => tokens[place]!).sort(),
    false_positive_rate,
    statement: describeLearning({ community, epoch, mode, asked, of, false_positive_rate }),
  }
}
