import { z } from 'zod'
import type { PsiRequest, PsiResponse } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import { ChainedRecord } from './chained-record.js'

const DAY_MS = 86_400_000

/** What stands in a request: both records tell it, under their own ids and times. */
const asking = {
  asker: z.string(),
  purpose: z.string(),
  community: z.string(),
  epoch: z.string(),
  mode: z.string(),
  asked: z.number(),
}
const of = { at: z.iso.datetime(), request: z.string(), request_digest: z.string(), approved_by: z.string() }

const answers = (file: string) =>
  new ChainedRecord(file, { ...of, ...asking, response_digest: z.string(), of: z.number() })
const requests = (file: string) => new ChainedRecord(file, { ...of, ...asking })

/**
 * Throws an InputError where these tokens answered too much within a day, or this request already. All askers count
 * together: by files anybody can give any name.
 */
export async function countAnswers(
  file: string,
  { request, settings, now_ms }: { request: PsiRequest; settings: PsiSettings; now_ms: number },
): Promise<void> {
  const entries = await answers(file).read()
  if (entries.some((entry) => entry.request === request.id))
    throw new InputError('it was answered before', `private matching, request ${request.id}`, 'Have a new one made.')
  const recent = entries.filter(({ at }) => now_ms - Date.parse(at) < DAY_MS)
  const asked = recent.reduce((sum, entry) => sum + entry.asked, request.asked)
  if (recent.length >= settings.answers_per_day || asked > settings.asked_per_day)
    throw new InputError(
      `${recent.length} questions were answered within 24 hours, and with this one ${asked} tokens asked about`,
      `private matching, ${file}`,
      'Wait, or see sharing.psi.answers_per_day and asked_per_day.',
    )
}

/** Writes down what was answered, chained to what was before. */
export const appendAnswer = (
  file: string,
  { request, response, approved_by }: { request: PsiRequest; response: PsiResponse; approved_by: string },
): Promise<void> =>
  answers(file).append({
    ...askedIn(request),
    at: response.created,
    response_digest: response.digest,
    of: response.of,
    approved_by,
  })

/** Writes down what was asked, and who let it. */
export const appendRequest = (
  file: string,
  { request, approved_by }: { request: PsiRequest; approved_by: string },
): Promise<void> => requests(file).append({ ...askedIn(request), at: request.created, approved_by })

const askedIn = ({ id, digest, asker, purpose, community, epoch, mode, asked }: PsiRequest) => ({
  ...{ request: id, request_digest: digest },
  ...{ asker, purpose, community, epoch, mode, asked },
})
