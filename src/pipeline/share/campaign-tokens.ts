import { z } from 'zod'
import { presentMembers } from '#campaign/identity/read-campaigns.js'
import { NotFoundError } from '#contract/errors.js'
import type { Settings } from '#contract/settings.js'
import { inPieces } from '#store/in-pieces.js'
import type { Live } from '../live/start-live.js'

const row = z.object({ token: z.string() })

/** The epochs of a community whose key is here, the present one first. Throws a NotFoundError. */
export function epochsOf({ sharing }: Pick<Settings, 'sharing'>, community: string): string[] {
  const found = sharing.communities.find(({ name }) => name === community)
  if (found === undefined)
    throw new NotFoundError('its key is not here', `community ${community}`, 'See sharing.communities.')
  return [found.epoch, ...found.previous.map(({ epoch }) => epoch)]
}

/**
 * Tokens of what the accounts of campaigns showed: those that the newest run found, or that a person confirmed. Of other
 * accounts none: what customers are compared with whom is no question of a campaign. Bands of sketches are left out:
 * there are 32 of a message, and one in common says little. More than `limit` are not read.
 */
export async function campaignTokens(
  { link: { state, engine } }: Pick<Live, 'link'>,
  { community, epoch, limit }: { community: string; epoch: string; limit: number },
): Promise<Set<string>> {
  const members = await presentMembers(state)
  const tokens = new Set<string>()
  for (const accounts of inPieces(members)) {
    if (tokens.size >= limit) break
    const rows = await engine.rows(
      row,
      `SELECT DISTINCT lower(hex(token)) AS token FROM account_tokens
       WHERE account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)})))
         AND community = {community:String} AND epoch = {epoch:String} AND kind != 'minhash' LIMIT {limit:UInt64}`,
      { accounts, community, epoch, limit },
    )
    for (const { token } of rows) tokens.add(token)
  }
  return tokens
}
