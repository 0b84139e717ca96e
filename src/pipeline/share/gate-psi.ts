import type { GateObjection } from '#contract/outgoing.js'
import type { Settings } from '#contract/settings.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { examineTexts } from '#share/gate/examined.js'
import { learnForm } from '#share/gate/learn-form.js'
import type { OutgoingFacts } from '#share/gate/outgoing-document.js'
import { identifiersToLookUp } from '#share/gate/rules/customer-names.js'
import type { Live } from '../live/start-live.js'
import { knownIdentifiers } from './known-identifiers.js'
import { pricesOf } from './prices-of.js'

/** What of private matching is in words: all else is numbers, hashes and points of a curve. */
export interface PsiWords {
  community: string
  purpose: string
  /** how we name ourselves to who answers */
  asker?: string
}

const FILLING = 'Xfillingx'
const learned = learnForm([{ community: FILLING, purpose: FILLING, asker: FILLING }], [FILLING])

/** All that is looked up aside, which is for a server: whose names and prompts are kept. */
function factsOf({ sharing, evidence }: Settings, words: PsiWords, now_ms: number) {
  const { community, purpose, asker } = words
  const document = { community, purpose, ...(asker !== undefined && { asker }) }
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
    prices: pricesOf(evidence),
    isKnownIdentifier: () => false,
    settings: sharing.gate,
  }
  return { document, facts }
}

/**
 * Has the lawful gate look at the words that go along with private matching, and at what it is for. Blinded tokens are no
 * matter of a rule: what each side learns of them stands in the statement that is approved.
 */
export async function gatePsi(
  { link, settings }: Pick<Live, 'link'> & { settings: Settings },
  words: PsiWords,
  now_ms: number,
): Promise<GateObjection[]> {
  const { document, facts } = factsOf(settings, words, now_ms)
  const identifiers = await knownIdentifiers(link, identifiersToLookUp(examineTexts(document, facts)))
  return examineOutgoing(document, { ...facts, isKnownIdentifier: (name) => identifiers.has(name) })
}

/** The same without a store: customers are not known by name, so a person has to read it too. */
export function gatePsiWords(settings: Settings, words: PsiWords, now_ms: number): GateObjection[] {
  const { document, facts } = factsOf(settings, words, now_ms)
  const { community, purpose, asker = '' } = words
  // Here the name is what somebody typed, and not what the settings say of the publisher.
  return examineOutgoing(document, { ...facts, own: [community], written: [purpose, asker].filter(Boolean) })
}
