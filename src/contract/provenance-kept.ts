import { z } from 'zod'
import { PROVENANCE_GRADES } from './provenance.js'

export const PROVENANCE_KINDS = ['plan', 'run', 'report'] as const
export type ProvenanceKind = (typeof PROVENANCE_KINDS)[number]

const time = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A document of provenance as a list shows it: a registered plan, a collection of answers, a report. */
export const provenanceRecordSchema = z.object({
  id: z.string(),
  kind: z.enum(PROVENANCE_KINDS),
  suspect: z.string(),
  campaign: z.string().nullable(),
  at: time.describe('when it was registered, collected or generated, by its own word'),
  plan: z.string().nullable().describe('id of the plan that it belongs to'),
  grade: z.enum(PROVENANCE_GRADES).nullable().describe('of reports'),
  statement: z.string().describe('one sentence that tells what it is or found'),
  sha256: sha256.describe('of the document as canonical JSON (RFC 8785)'),
  recorded: time,
  recorded_by: z.string(),
})
export type ProvenanceRecord = z.infer<typeof provenanceRecordSchema>

/** A model that is asked about, with the newest that is known of it. */
export const suspectSchema = z.object({
  name: z.string(),
  campaigns: z.array(z.string()),
  plans: z.number().int(),
  runs: z.number().int(),
  reports: z.number().int(),
  latest: provenanceRecordSchema.nullable().describe('the newest report'),
  last_at: time,
})
export type Suspect = z.infer<typeof suspectSchema>
