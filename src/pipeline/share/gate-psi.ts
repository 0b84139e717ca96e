import type { GateObjection } from '#contract/outgoing.js'
import type { Settings } from '#contract/settings.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { examineTexts } from '#share/gate/examined.js'
import { learnForm } from '#share/gate/learn-form.js'
import type { OutgoingFacts } from '#share/gate/outgoing-document.js'
import { identifiersToLookUp } from '#share/gate/rules/customer-names.js'
import type { Live } from '../live/start-live.js'
import { knownIdentifiers } from './known-identifiers.js'

/** What of private matching is in words: all else is numbers, hashes and points of a curve. */
export interface PsiWords {
  community: string
  purpose: string
  /** how we name ourselves to who answers */
  asker?: string
}

const FILLING = 'Xfillingx'
const learned = learnForm([{ community: FILLING, purpose: FILLING, asker: FILLING }], [FILLING])

/**
 * Has the lawful gate look at the words that go along with private matching, and at what it is for. Blinded tokens are no
 * matter of a rule: what each side learns of them stands in the statement that is approved.
 */
export async function gatePsi(
  { link, settings }: Pick<Live, 'link'> & { settings: Settings },
  { community, purpose, asker }: PsiWords,
  now_ms: number,
): Promise<GateObjection[]> {
  const document = { community, purpose, ...(asker !== undefined && { asker }) }
  const { gate } = settings.sharing
  const facts: OutgoingFacts = {
    form: 'psi',
    tlp: 'amber',
    // Who holds the key of a community is a member of it.
    recipient: { kind: 'community', tlp_max: 'amber' },
    purpose,
    now_ms,
    bytes: Buffer.byteLength(JSON.stringify(document)),
    unread: [],
    learned,
    written: [purpose],
    measured: [],
    own: [community, ...(asker === undefined ? [] : [asker])],
    holdsPrompt: () => false,
    prices: [],
    isKnownIdentifier: () => false,
    settings: gate,
  }
  const identifiers = await knownIdentifiers(link, identifiersToLookUp(examineTexts(document, facts)))
  return examineOutgoing(document, { ...facts, isKnownIdentifier: (name) => identifiers.has(name) })
}
