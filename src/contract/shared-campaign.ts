import { z } from 'zod'
import { affiliationSchema } from './affiliation.js'
import { indicatorSchema, tlpSchema } from './indicator.js'

const time = z.iso.datetime()
const count = z.number().int().min(0)
const share = z.number().min(0).max(1)

/**
 * What of a campaign may leave: the one document from which STIX, MISP, CSV, OCSF and feeds are made. It has no field for
 * a prompt, a customer's name, a price or a plan, so that no export can hold one; free texts pass the gate.
 */
export const sharedCampaignSchema = z.object({
  id: z.string().regex(/^camp_[0-9a-f]{16}$/),
  publisher: z.object({ name: z.string().min(1).max(200), contact: z.string().max(200).nullable() }),
  tlp: tlpSchema,
  purpose: z.string().min(1).max(500),
  created: time,
  modified: time,
  confidence: share,
  status: z.string(),
  summary: z.string().max(4000),
  first_seen: time,
  last_seen: time,
  exchanges: count,
  accounts_count: count,
  accounts: z
    .array(z.object({ token: z.string().regex(/^[0-9a-f]{64}$/), first_seen: time, last_seen: time }))
    .max(50_000)
    .describe('pseudonyms under the key of the community; may be empty'),
  capabilities: z.array(z.object({ name: z.string(), share })),
  elicitation: z.array(z.object({ name: z.string(), share })),
  techniques: z.array(z.string().regex(/^AML\.(T\d{4}(\.\d{3})?|CS\d{4})$/)).describe('MITRE ATLAS'),
  findings: z.array(
    z.object({ kind: z.string(), statement: z.string(), observed: z.number(), expected: z.number(), p_value: share }),
  ),
  infrastructure: z
    .array(z.object({ kind: z.enum(['proxy', 'hosting', 'asn']), description: z.string().max(500) }))
    .describe('what it came through, as a person stated it'),
  indicators: z.array(indicatorSchema).max(10_000),
  affiliation: affiliationSchema,
})
export type SharedCampaign = z.infer<typeof sharedCampaignSchema>
