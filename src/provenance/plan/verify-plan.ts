import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { RegisteredPlan } from '#contract/provenance.js'
import type { PlanCheck } from '#contract/provenance-plan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { keyIdOf } from '#store/signing-key.js'

/** Whom the reader believes: handed in, for keys and timestamps are judged as those of packages are. */
export interface PlanWitness {
  /** whether this key counts for what was made then */
  trusts(key: KeyObject, made: { created: string; attested: Date | null }): boolean
  /** what a `TimeStampResp` says of a hash */
  readTimestamp(
    tsr: Uint8Array,
    sha256: string,
  ): Promise<{ status: 'valid' | 'untrusted' | 'invalid'; time: Date | null; why: string | null }>
}

/** What is known of the answers: their log names the plan under which they were asked for. */
export interface AnswersKnown {
  plan_sha256: string | null
  /** of the first question */
  first_at: string | null
}

/**
 * Whether a plan is signed by a trusted key and older than the first question, which was asked under this very plan.
 * Without a valid timestamp its time is the word of who signed it, and that is said.
 */
export async function verifyPlan(
  registered: RegisteredPlan,
  witness: PlanWitness,
  answers: AnswersKnown | null,
): Promise<PlanCheck> {
  const key = signerOf(registered)
  if (typeof key === 'string') return invalid(`The plan does not hold: ${key}.`)
  const token = await readToken(registered, witness)
  const attested = token.status === 'valid' ? token.time : null
  const { created_at } = registered.plan
  const signature = witness.trusts(key, { created: created_at, attested }) ? 'trusted' : 'untrusted'
  const made = attested ?? new Date(created_at)
  const older = answers?.first_at == null ? null : made.getTime() < Date.parse(answers.first_at)
  const same = answers === null || answers.plan_sha256 === registered.sha256
  const problems = [
    ...(signature === 'trusted' ? [] : [`it is signed by key ${keyIdOf(key)}, which is not among the trusted ones`]),
    ...(token.status === 'invalid' ? [`its timestamp is not valid: ${token.why}`] : []),
    ...(older === null ? ['no log of answers shows when the first question was asked'] : []),
    ...(older === false ? [`it is of ${made.toISOString()}, and the first question of ${answers?.first_at}`] : []),
    ...(same ? [] : ['the answers were collected under another plan']),
  ]
  return {
    signature,
    timestamp: token.status,
    made_at: made.toISOString(),
    older_than_answers: older,
    holds: problems.length === 0,
    statement:
      problems.length === 0
        ? `The plan is signed by a trusted key and older than the first question. ${timeWords(attested, created_at)}`
        : `The plan does not make the tests registered: ${problems.join('; ')}.`,
  }
}

const timeWords = (attested: Date | null, created_at: string): string =>
  attested === null
    ? `Its time, ${created_at}, is the word of who signed it: no trusted authority attests it.`
    : `A trusted authority attests that it was there at ${attested.toISOString()}.`

const invalid = (statement: string): PlanCheck => ({
  signature: 'invalid',
  timestamp: 'absent',
  made_at: null,
  older_than_answers: null,
  holds: false,
  statement,
})

/** The key by which the plan is signed, or in words why the signature does not fit. */
export function signerOf({ plan, sha256, signature }: RegisteredPlan): KeyObject | string {
  const bytes = Buffer.from(canonicalJson(plan))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'its hash is another one: it was altered'
  const key = keyOf(signature.public_key)
  if (key === undefined) return 'its public key is no Ed25519 key'
  if (keyIdOf(key) !== signature.key_id) return `it says key ${signature.key_id}, but holds key ${keyIdOf(key)}`
  const value = Buffer.from(signature.value, 'base64')
  // Several spellings decode to the same bytes; one is the signature's.
  if (value.toString('base64') !== signature.value || !verify(null, bytes, key, value))
    return 'the signature does not fit: one of the two was altered'
  return key
}

function keyOf(spki: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}

async function readToken(
  { timestamp, signature }: RegisteredPlan,
  witness: PlanWitness,
): Promise<{ status: PlanCheck['timestamp']; time: Date | null; why: string | null }> {
  if (timestamp === undefined) return { status: 'absent', time: null, why: null }
  const hash = createHash('sha256').update(Buffer.from(signature.value, 'base64')).digest('hex')
  return witness.readTimestamp(Buffer.from(timestamp, 'base64'), hash)
}
