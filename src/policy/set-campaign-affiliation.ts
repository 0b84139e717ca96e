import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { type Affiliation, affiliationSchema, keptAffiliationSchema } from '#contract/affiliation.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { lockCampaign } from './lock-campaign.js'

const row = z.object({ affiliation: keptAffiliationSchema.nullable() })

interface NewAffiliation {
  campaign: string
  affiliation: Affiliation
  /** under a secret of this installation */
  digest: (inside: State, text: string) => Promise<string>
}

/**
 * Sets who is said to stand behind a campaign. The same again changes nothing. `inside` is a transaction. The audit log
 * has the level and a keyed digest of the claim, not its words: they are about people, and names could be tried against a
 * bare hash. Throws a NotFoundError.
 */
export async function setCampaignAffiliation(
  inside: State,
  { campaign: id, affiliation: asked, digest }: NewAffiliation,
): Promise<Done<Affiliation>> {
  const affiliation = affiliationSchema.parse(asked)
  await lockCampaign(inside, id)
  const [kept] = await inside.rows(row, 'SELECT affiliation FROM campaigns WHERE id = $1', [id])
  const before = kept?.affiliation ?? null
  if (before !== null && canonicalJson(before) === canonicalJson(affiliation)) return { record: affiliation }
  await inside.run('UPDATE campaigns SET affiliation = $2 WHERE id = $1', [id, toJsonb(affiliation)])
  const detail = {
    before: before?.level ?? null,
    level: affiliation.level,
    grounds: affiliation.grounds.length,
    hmac_sha256: await digest(inside, canonicalJson(affiliation)),
  }
  return { record: affiliation, act: { action: 'campaign.affiliation', subject: `campaign:${id}`, detail } }
}
