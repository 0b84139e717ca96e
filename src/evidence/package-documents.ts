import { z } from 'zod'
import { evidenceCaseSchema } from '#contract/evidence.js'

const { shape } = evidenceCaseSchema

/** `findings.json`: what was found and by whom it is told, without what fills members of its own. */
export const findingsDocumentSchema = z.object({
  schema: shape.schema,
  created: shape.created,
  release: shape.release,
  product: shape.product,
  operator: shape.operator,
  campaign: shape.campaign.omit({ timeline: true }),
  accounts_are: shape.accounts_are,
  accounts_count: z.number().int().min(0).describe('lines of accounts.ndjson'),
  samples_count: z.number().int().min(0).describe('lines of samples.ndjson, which is absent where there are none'),
  history: shape.history,
  alternatives: shape.alternatives,
  affiliation: shape.affiliation,
  responses: shape.responses,
  provenance: shape.provenance,
})

export const FINDINGS = 'findings.json'
export const STATISTICS = 'statistics.json'
export const TIMELINE = 'timeline.json'
export const EXPOSURE = 'exposure.json'
export const CUSTODY = 'custody.json'
export const SETTINGS = 'settings.json'
export const ACCOUNTS = 'accounts.ndjson'
export const SAMPLES = 'samples.ndjson'
export const README = 'README.txt'
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'signature.json'
export const TIMESTAMP = 'timestamp.tsr'

/** Members that hold one document each, in canonical JSON. */
export const DOCUMENT_SCHEMAS = {
  [FINDINGS]: findingsDocumentSchema,
  [STATISTICS]: shape.statistics,
  [TIMELINE]: shape.campaign.shape.timeline,
  [EXPOSURE]: shape.exposure,
  [CUSTODY]: shape.custody,
  [SETTINGS]: shape.settings,
}

/** Members that hold a document a line. */
export const LINE_SCHEMAS = { [ACCOUNTS]: shape.accounts.element, [SAMPLES]: shape.samples.element }

/** What the manifest cannot list: itself, and what is made over it. */
export const BESIDE_MANIFEST: readonly string[] = [MANIFEST, SIGNATURE, TIMESTAMP]

/** Names that are taken: nothing rendered may go by them. */
export const OWN_MEMBERS: ReadonlySet<string> = new Set([
  ...Object.keys(DOCUMENT_SCHEMAS),
  ...Object.keys(LINE_SCHEMAS),
  README,
  ...BESIDE_MANIFEST,
])
