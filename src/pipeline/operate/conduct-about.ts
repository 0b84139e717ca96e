import { conduct, type Operated } from './conduct.js'
import { isAccountKnown } from './is-account-known.js'

/** As `conduct`, for what is asked for about an account: the answer says whether anything is known of one by that name. */
export async function conductAbout<Kept extends object>(
  live: Operated,
  { account_id, by }: { account_id: string; by: string },
  work: Parameters<typeof conduct<Kept>>[2],
): Promise<Kept & { account_known: boolean | null }> {
  const account_known = await isAccountKnown(live, account_id)
  return { ...(await conduct(live, by, work)), account_known }
}
