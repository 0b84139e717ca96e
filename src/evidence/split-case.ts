import type { z } from 'zod'
import type { EvidenceCase } from '#contract/evidence.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { Member } from './archive/member.js'
import { encodeLines } from './encode-lines.js'
import * as names from './package-documents.js'

/** The members that hold the case itself: what `joinCase` makes it from again. */
export function splitCase(evidence: EvidenceCase): Member[] {
  const { campaign, accounts, samples, statistics, custody, exposure, settings, ...rest } = evidence
  const { timeline, ...told } = campaign
  const findings: z.infer<typeof names.findingsDocumentSchema> = {
    ...rest,
    campaign: told,
    accounts_count: accounts.length,
    samples_count: samples.length,
  }
  const documents: Record<keyof typeof names.DOCUMENT_SCHEMAS, unknown> = {
    [names.FINDINGS]: findings,
    [names.STATISTICS]: statistics,
    [names.TIMELINE]: timeline,
    [names.EXPOSURE]: exposure,
    [names.CUSTODY]: custody,
    [names.SETTINGS]: settings,
  }
  return [
    ...Object.entries(documents).map(([path, document]) => ({ path, bytes: Buffer.from(canonicalJson(document)) })),
    { path: names.ACCOUNTS, bytes: encodeLines(accounts) },
    ...(samples.length === 0 ? [] : [{ path: names.SAMPLES, bytes: encodeLines(samples.map(wellFormed)) }]),
  ]
}

/** People send halves of characters, which have no UTF-8; one of them must not keep a package from being made. */
const wellFormed = (sample: EvidenceCase['samples'][number]) => ({
  ...sample,
  text: Buffer.from(sample.text).toString(),
})
