import type { KeyObject } from 'node:crypto'
import type { TrustedKey } from '#contract/trust.js'
import { keyIdOf, publicKeyOf } from '#store/signing-key.js'

export interface KeyJudgement {
  signature: 'trusted' | 'untrusted' | 'revoked'
  /** in words, why the signature proves nothing; null where it is trusted */
  why: string | null
}

/** What is known of when a package was made. */
export interface MadeAt {
  /** as the package itself says: the holder of the key can write any time here */
  created: string
  /** time of a valid timestamp: by then the package was there; null where it has none */
  attested: Date | null
}

/**
 * Whether the signature of a key counts: the key is among the trusted ones, was in force when the package was made, and
 * was not in other hands. Of a key that was revoked because it was compromised, whoever has it can sign with any date;
 * then only a timestamp from before helps. All entries of a key must agree that it counts: one revocation is enough.
 * Keys are compared whole: an id is so short that another key can be made to fit it.
 */
export function judgeKey(key: KeyObject, trusted: readonly TrustedKey[], made: MadeAt): KeyJudgement {
  const key_id = keyIdOf(key)
  const entries = trusted.filter(({ public_key }) => publicKeyOf(public_key)?.equals(key))
  if (trusted.length === 0)
    return distrust(
      `signed by key ${key_id}, and no key was given to believe: anybody could have made and signed this package`,
    )
  if (entries.length === 0)
    return distrust(
      `signed by key ${key_id}, which is none of those that are trusted: anybody could have made this package`,
    )
  const refusals = entries.map((entry) => refuseRevoked(entry, made) ?? refuseOutOfForce(entry, made))
  return refusals.find((refusal) => refusal?.signature === 'revoked') ?? refusals.find(Boolean) ?? TRUSTED
}

const TRUSTED: KeyJudgement = { signature: 'trusted', why: null }
const distrust = (why: string): KeyJudgement => ({ signature: 'untrusted', why })
const timeOf = (text: string): number => Date.parse(text)

function refuseRevoked({ key_id, revoked }: TrustedKey, { created, attested }: MadeAt): KeyJudgement | undefined {
  if (revoked === null) return undefined
  const at = timeOf(revoked.at)
  const revocation = `key ${key_id} was revoked at ${revoked.at} (${revoked.reason})`
  if (revoked.reason === 'compromised') {
    if (attested !== null && attested.getTime() < at) return undefined
    const proof =
      attested === null
        ? 'there is no valid timestamp to prove that it was made before'
        : `its timestamp is from ${attested.toISOString()}, not from before`
    return { signature: 'revoked', why: `${revocation}: others may have signed with it, and ${proof}` }
  }
  if (timeOf(created) < at && (attested === null || attested.getTime() < at)) return undefined
  return { signature: 'revoked', why: `${revocation}, and the package was made after that` }
}

function refuseOutOfForce(
  { key_id, from, until }: TrustedKey,
  { created, attested }: MadeAt,
): KeyJudgement | undefined {
  const times: [string, number][] = [[`says it was made at ${created}`, timeOf(created)]]
  if (attested !== null) times.push([`has a timestamp of ${attested.toISOString()}`, attested.getTime()])
  for (const [told, at] of times) {
    if (at < timeOf(from)) return distrust(`the package ${told}; key ${key_id} is in force only from ${from} on`)
    if (until !== null && at >= timeOf(until))
      return distrust(`the package ${told}; key ${key_id} was in force only until ${until}`)
  }
  return undefined
}
