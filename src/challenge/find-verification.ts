import { type Verification, verificationSchema } from '#contract/challenge.js'
import type { State } from '#store/state/state.js'

/** What is known of an account's challenges, also where it has expired or was failed; undefined where nothing is. */
export async function findVerification(state: State, account_id: string): Promise<Verification | undefined> {
  const [found] = await state.rows(
    verificationSchema,
    'SELECT account_id, verified_until, told FROM verifications WHERE account_id = $1',
    [account_id],
  )
  return found
}
