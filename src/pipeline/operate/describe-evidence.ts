import { NotFoundError } from '#contract/errors.js'
import type { Runbook } from '#contract/runbook.js'
import { readRunbook } from '#detectors/read-runbook.js'

/** What a kind of evidence claims, and how to check it. Throws NotFoundError. */
export function describeEvidence(kind: string): Runbook {
  const found = readRunbook(kind)
  if (found === undefined)
    throw new NotFoundError('there is no such kind of evidence', kind, 'The evidence of a campaign names its kinds.')
  return { ...found.manifest, text: found.text }
}
