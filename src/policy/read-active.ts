import { z } from 'zod'
import { type CampaignAction, campaignActionSchema, type PolicyVersion, policyVersionSchema } from '#contract/policy.js'
import type { State } from '#store/state/state.js'

const actionRow = campaignActionSchema.extend({ expires: z.string().nullable() })

/**
 * What decisions are made by, in an order that does not change: the newest version of each policy unless it is
 * withdrawn, and the actions that are neither undone nor expired. An action rests while its campaign is dismissed or
 * closed: who was hit for it is then hit for nothing.
 */
export async function readActive(
  state: State,
  now_ms = Date.now(),
): Promise<{ policies: PolicyVersion[]; actions: CampaignAction[] }> {
  const policies = await state.rows(
    policyVersionSchema,
    `SELECT version, policy
     FROM (SELECT DISTINCT ON (name) name, version, policy, withdrawn FROM policies ORDER BY name, version DESC) AS newest
     WHERE withdrawn IS NULL ORDER BY name`,
  )
  const actions = await state.rows(
    actionRow,
    `SELECT campaign_actions.id, campaign_actions.campaign, mode, consequence AS do, accounts, expires
     FROM campaign_actions JOIN campaigns ON campaigns.id = campaign_actions.campaign
     WHERE undone IS NULL AND (expires IS NULL OR expires > $1) AND status IN ('open', 'confirmed')
     ORDER BY campaign_actions.id`,
    [new Date(now_ms).toISOString()],
  )
  return {
    policies,
    actions: actions.map(({ expires, ...action }) => ({ ...action, ...(expires === null ? {} : { expires }) })),
  }
}
