import { keyedDigest } from '#audit/keyed-digest.js'
import type { Affiliation } from '#contract/affiliation.js'
import { readCampaignAffiliation } from '#policy/read-campaign-affiliation.js'
import { setCampaignAffiliation } from '#policy/set-campaign-affiliation.js'
import { conduct, type Operated } from '../operate/conduct.js'

/** Who is said to stand behind a campaign. Every change is in the audit log, without its words. */
export const operateAffiliation = (live: Operated) => ({
  read: (campaign: string) => readCampaignAffiliation(live.link.state, campaign),
  put: (asked: { campaign: string; affiliation: Affiliation; by: string }) =>
    conduct(live, asked.by, (inside) => setCampaignAffiliation(inside, { ...asked, digest: keyedDigest })),
})
