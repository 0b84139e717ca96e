import { z } from 'zod'
import { affiliationSchema } from './affiliation.js'
import { campaignEventSchema } from './campaign-record.js'
import { PROVENANCE_GRADES, PROVENANCE_TESTS } from './provenance.js'
import { campaignAccountSchema, campaignSchema, evidenceSchema, nearMissSchema, verdictSchema } from './report.js'

/** The version of a package's form. */
export const EVIDENCE_SCHEMA = 'stillwatch/evidence@1'

const time = z.iso.datetime()
const count = z.number().int().min(0)
const share = z.number().min(0).max(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * For whom a package was made. It says so itself, since it is handed on without whoever made it. It is written before the
 * approval, which is over its bytes: the proof of the approval stands in the audit log, under the SHA-256 of the package.
 */
export const RELEASES = {
  internal: 'Internal: not examined for sharing.',
  outgoing: 'For sharing: examined by the lawful gate, and given out only once a second person has approved it.',
} as const
export const releaseSchema = z.enum(Object.keys(RELEASES) as (keyof typeof RELEASES)[])
export type Release = z.infer<typeof releaseSchema>

/** What a finding's p-value was had from: enough to have it again. */
export const findingStatisticsSchema = evidenceSchema
  .pick({
    kind: true,
    family: true,
    verdict: true,
    unit: true,
    observed: true,
    expected: true,
    p_value: true,
    accounts: true,
  })
  .extend({
    tested: z.number().describe('what was ranked: the observed figure, or the same on as few texts as each null has'),
    nulls: z.array(z.number()).describe('the same statistic of sets of matched innocents'),
    tail: z.enum(['rank', 'gpd']).describe('p from the rank alone, or from a generalised Pareto tail beyond the nulls'),
  })
export type FindingStatistics = z.infer<typeof findingStatisticsSchema>

const modelSumsSchema = z.object({
  model: z.string(),
  exchanges: count,
  input_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
})

/** Everything from which a campaign's p-values, verdicts and confidence follow. */
export const campaignStatisticsSchema = z.object({
  campaign: z.string(),
  basis: z.enum(['content', 'items']).describe('what it was found by: its texts, or the items its accounts share'),
  signs: z.record(z.string(), z.unknown()).describe('what the verdicts are weighed from beside the findings'),
  groups_tested: count.describe('each is one more chance to be wrong; only `items` is corrected for it'),
  findings: z.array(findingStatisticsSchema).describe('all that were tested, also those that show nothing'),
  verdicts: z.object({ operator: verdictSchema, harvesting: verdictSchema }),
  confidence: share,
  estimate: z
    .object({ false_share: share, recognised: share })
    .describe('with which harvested exchanges are estimated from those that pass for the campaign’s'),
  recognised: z
    .object({
      by_model: z.array(modelSumsSchema),
      by_capability: z.array(z.object({ name: z.string(), exchanges: count })),
    })
    .describe('the exchanges that pass for the campaign’s, and what they took: what leaked is estimated from them'),
})
export type CampaignStatistics = z.infer<typeof campaignStatisticsSchema>

/** Where the exchanges came from: files of a scan, or batches of a running server. */
export const custodySchema = z.object({
  sources: z.array(
    z.object({
      name: z.string().describe('path as the user named it, or the route by which a batch came'),
      format: z.string(),
      bytes: count.nullable(),
      sha256: sha256.nullable().describe('of its bytes as they were read; null where they were not hashed'),
      received: time.nullable(),
      exchanges: count,
      rejected: count,
    }),
  ),
  sources_count: count.describe('the document may hold the newest only'),
  steps: z.array(z.object({ at: time, step: z.string(), detail: z.string() })).describe('from file to finding'),
  steps_count: count.optional().describe('all steps, where the document holds the newest only'),
  audit: z
    .object({ seq: count, hash: sha256 })
    .nullable()
    .describe('head of the audit chain when the package was made; null where there is none'),
})
export type Custody = z.infer<typeof custodySchema>

/** What made the findings. */
export const productSchema = z.object({ name: z.string(), version: z.string(), node: z.string(), engine: z.string() })
export type Product = z.infer<typeof productSchema>

/** What a scan keeps beside its report, for packages that are made later. */
export const storedEvidenceSchema = z.object({
  statistics: z.array(campaignStatisticsSchema),
  custody: custodySchema,
  product: productSchema,
})
export type StoredEvidence = z.infer<typeof storedEvidenceSchema>

/** What leaked. Prices are the operator's own; without them there is no value. */
export const exposureSchema = z.object({
  exchanges: count,
  input_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
  value: z
    .object({
      currency: z.string().regex(/^[A-Z]{3}$/),
      amount: z.number().min(0),
      unpriced_models: z.array(z.string()),
    })
    .nullable(),
  by_model: z.array(modelSumsSchema.extend({ value: z.number().min(0).nullable() })),
  capabilities: z.array(z.object({ name: z.string(), exchanges: count })),
  before_detection: z
    .object({ exchanges: count, share, raised: time })
    .nullable()
    .describe('what had passed when the campaign was first raised; null where it was found in stored logs'),
})
export type Exposure = z.infer<typeof exposureSchema>

export const responseTakenSchema = z.object({ at: time, action: z.string(), accounts: count, detail: z.string() })

/** What a report of provenance that stands beside the case comes to; the report itself is a member of its own. */
export const joinedReportSchema = z.object({
  id: z.string().regex(/^prov_[0-9a-f]{24}$/),
  suspect: z.string(),
  grade: z.enum(PROVENANCE_GRADES),
  statement: z.string(),
  subjects: z
    .array(z.object({ test: z.enum(PROVENANCE_TESTS), subject: z.string() }))
    .describe('of the first results that have this grade'),
})
export type JoinedReport = z.infer<typeof joinedReportSchema>

/** All that a package tells of a campaign, before it is written into its members. */
export const evidenceCaseSchema = z.object({
  schema: z.literal(EVIDENCE_SCHEMA),
  created: time,
  release: releaseSchema,
  product: productSchema,
  operator: z.object({ name: z.string(), contact: z.string() }).nullable().describe('who makes the package'),
  campaign: campaignSchema.omit({ accounts: true, samples: true, links: true }).extend({
    status: z.string(),
    raised: time.nullable(),
  }),
  accounts: z.array(campaignAccountSchema),
  accounts_are: z.enum(['clear', 'hashed']),
  history: z.array(campaignEventSchema).describe('in order; of a long one the first raising and the newest'),
  alternatives: z.array(nearMissSchema.omit({ accounts: true }).extend({ accounts_count: count })),
  statistics: campaignStatisticsSchema,
  custody: custodySchema,
  exposure: exposureSchema,
  affiliation: affiliationSchema,
  responses: z.array(responseTakenSchema),
  provenance: z
    .array(joinedReportSchema)
    .optional()
    .describe(
      'reports of this campaign that are joined to the package; absent where none can be: of a scan, or for sharing',
    ),
  settings: z.record(z.string(), z.unknown()),
  samples: z
    .array(z.object({ account: z.string(), at: time, text: z.string() }))
    .describe('empty unless policy allows'),
})
export type EvidenceCase = z.infer<typeof evidenceCaseSchema>
