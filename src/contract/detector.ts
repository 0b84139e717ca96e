import { z } from 'zod'

/** What every detector (a kind of evidence, one folder under src/detectors) says of itself. */
export const manifestSchema = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z-]+$/)
    .describe('the folder, and `kind` of its findings'),
  title: z.string(),
  stage: z.enum(['link', 'campaign']),
  family: z.enum(['content', 'infrastructure', 'time', 'behaviour', 'payment']),
  verdict: z.enum(['operator', 'harvesting']),
  claims: z.string().describe('what a finding of it says, in one sentence'),
  null_model: z.string().describe('what chance means here'),
  unit: z.string().describe('unit of the statistic'),
  needs: z.array(z.enum(['content', 'network', 'payment', 'accounts', 'events'])),
  papers: z.array(z.string()),
  atlas: z.array(z.string().regex(/^AML\.T\d{4}(\.\d{3})?$/)),
})

export type Manifest = z.infer<typeof manifestSchema>

/**
 * One group under test or one of its replicates (a set of innocent accounts, matched in number and activity), as a
 * detector's SQL sees it: table `sets (group UInt32, replicate UInt32, account UInt64)`; replicate 0 is the group itself.
 * A detector's query gives one row a (group, replicate): `group, replicate, statistic Float64, accounts UInt32`, where
 * `accounts` is how many show it. Higher statistics speak for the verdict.
 */
export interface GroupDetector {
  manifest: Manifest
  /** The text of detect.sql beside the detector. */
  sql: string
  /** Bound values of its placeholders, from the settings. */
  params: Record<string, number | string | readonly number[]>
  /** One sentence with observed and expected. */
  statement(found: { observed: number; expected: number; accounts: number; size: number; p_value: number }): string
}
