import { z } from 'zod'

/** The version of the report's form: raised in the second place for additions, in the first for anything else. */
export const REPORT_SCHEMA_VERSION = '1.0'

const isoTime = z.iso.datetime().describe('UTC, ISO 8601')
const probability = z.number().min(0).max(1)
const share = z.object({ name: z.string(), share: probability })

export const pointerSchema = z.object({
  account: z.string(),
  id: z.string().describe('the exchange id of the log, where it has one'),
  file: z.string(),
  line: z.number().int().min(1),
  at: isoTime,
})

export const evidenceSchema = z.object({
  kind: z
    .string()
    .describe('name of the detector that made the finding; its runbook stands under docs/generated/runbooks'),
  family: z.enum(['content', 'infrastructure', 'time', 'behaviour', 'payment']),
  verdict: z.enum(['operator', 'harvesting']).describe('the half of the question for which it speaks'),
  statement: z.string().describe('one sentence in words, with the number observed and the number expected by chance'),
  observed: z.number(),
  expected: z.number().describe('what chance predicts for the same number of matched accounts'),
  unit: z.string(),
  p_value: probability.describe('never 0: bounded below by the number of replicates or the tail that was fitted'),
  accounts: z.number().int().min(0).describe('how many accounts show it'),
  samples: z.array(pointerSchema),
})

export const verdictSchema = z.object({
  p_value: probability,
  confidence: probability,
  summary: z.string(),
})

export const campaignAccountSchema = z.object({
  id: z.string(),
  role: z.enum(['core', 'member']),
  exchanges: z.number().int().min(0),
  harvesting: z.number().min(0).describe('estimated number of its exchanges that harvest'),
  score: probability.describe('probability that this account belongs to the campaign'),
})

export const linkSchema = z.object({
  source: z.string(),
  target: z.string(),
  kind: z.string(),
  weight: z.number(),
})

export const timelineDaySchema = z.object({
  day: z.iso.date(),
  harvesting: z.number().min(0),
  other: z.number().min(0),
})

export const campaignSchema = z.object({
  id: z.string().regex(/^camp_[0-9a-f]{16}$/),
  confidence: probability.describe("calibrated probability that the group is one operator's harvesting campaign"),
  verdicts: z.object({ operator: verdictSchema, harvesting: verdictSchema }),
  summary: z.string(),
  exchanges: z.number().int().min(0).describe('harvesting exchanges, estimated'),
  exchanges_total: z.number().int().min(0).describe('all exchanges of its accounts'),
  input_tokens: z.number().int().min(0),
  output_tokens: z.number().int().min(0),
  first_seen: isoTime,
  last_seen: isoTime,
  capabilities: z.array(share),
  elicitation: z.array(share),
  models: z.array(share),
  accounts: z.array(campaignAccountSchema),
  evidence: z.array(evidenceSchema),
  samples: z.array(pointerSchema),
  timeline: z.array(timelineDaySchema),
  links: z.array(linkSchema).describe('a bounded sample of the strongest links, for drawing'),
})

export const nearMissSchema = z.object({
  kind: z.enum([
    'classroom',
    'evaluation-suite',
    'shared-template',
    'public-service',
    'organisation',
    'hub',
    'known',
    'too-small',
    'inconclusive',
  ]),
  reason: z.string(),
  accounts: z.array(z.string()),
  verdicts: z.object({ operator: verdictSchema, harvesting: verdictSchema }),
})

export const rejectedLineSchema = z.object({
  file: z.string(),
  line: z.number().int().min(0).describe('0 where the file as a whole could not be read'),
  reason: z.string(),
})

export const reportSchema = z.object({
  schema_version: z.literal(REPORT_SCHEMA_VERSION),
  generated_at: isoTime,
  input: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        format: z.string(),
        exchanges: z.number().int().min(0),
        rejected: z.number().int().min(0),
      }),
    ),
    exchanges: z.number().int().min(0),
    duplicates: z.number().int().min(0),
    rejected: z.array(rejectedLineSchema).describe('the first ones; rejected_count counts all'),
    rejected_count: z.number().int().min(0),
    accounts: z.number().int().min(0),
    content: z.enum(['present', 'partial', 'absent']),
    from: isoTime.nullable(),
    to: isoTime.nullable(),
  }),
  campaigns: z.array(campaignSchema).describe('by confidence, then size, falling'),
  near_misses: z.array(nearMissSchema),
  timings: z.record(z.string(), z.number().min(0)).describe('seconds a stage'),
  settings: z.record(z.string(), z.unknown()),
})

export type Report = z.infer<typeof reportSchema>
export type Campaign = z.infer<typeof campaignSchema>
export type CampaignAccount = z.infer<typeof campaignAccountSchema>
export type Evidence = z.infer<typeof evidenceSchema>
export type Verdict = z.infer<typeof verdictSchema>
export type NearMiss = z.infer<typeof nearMissSchema>
export type Pointer = z.infer<typeof pointerSchema>
export type Link = z.infer<typeof linkSchema>
