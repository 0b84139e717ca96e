import type { State } from '#store/state/state.js'

/**
 * Writes until when an account is verified, unless something newer is known: messages arrive late, and twice. One
 * statement, also outside a transaction. True where it was written.
 */
export const keepVerification = async (
  state: State,
  { account_id, until, told_ms }: { account_id: string; until: string; told_ms: number },
): Promise<boolean> => {
  const written = await state.run(
    `INSERT INTO verifications (account_id, verified_until, told) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET verified_until = excluded.verified_until, told = excluded.told
     WHERE verifications.told < excluded.told`,
    [account_id, until, new Date(told_ms).toISOString()],
  )
  return written > 0
}
