import type { z } from 'zod'
import type { Recipient } from '#contract/gate-settings.js'
import type { GateObjection, newOutgoingSchema } from '#contract/outgoing.js'
import { InputError } from '#contract/scan.js'
import { STIX_TYPE } from '#contract/taxii.js'
import { examineOutgoing, writtenPlaces } from '#share/gate/examine-outgoing.js'
import { examineTexts } from '#share/gate/examined.js'
import type { OutgoingFacts } from '#share/gate/outgoing-document.js'
import { readDocument } from '#share/gate/read-document.js'
import { identifiersToLookUp } from '#share/gate/rules/customer-names.js'
import { communityToken } from '#signals/tokens/community-token.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'
import { makeAlone } from '../evidence/make-alone.js'
import { readLiveCampaign } from '../evidence/read-live-campaign.js'
import { readWholeCampaign } from '../evidence/read-whole-campaign.js'
import type { Live } from '../live/start-live.js'
import { assembleSharedCampaign } from './assemble-shared-campaign.js'
import { indicatorsOfCampaign } from './indicators-of-campaign.js'
import { keptPrompts } from './kept-prompts.js'
import { knownIdentifiers } from './known-identifiers.js'
import { learnedForm } from './learned-forms.js'
import { makeOutgoingEvidence } from './make-outgoing-evidence.js'
import { makeOutgoingSightings } from './make-outgoing-sightings.js'
import { pricesOf } from './prices-of.js'
import { readCommunityKeys } from './read-community-keys.js'
import { rendererOf } from './render-outgoing.js'
import { textsOf, toldOfCampaign } from './told-of-campaign.js'

export type Asked = z.infer<typeof newOutgoingSchema>
export type Preparing = Pick<Live, 'link' | 'settings' | 'directory' | 'detection'>

export interface Prepared {
  document: Buffer
  media_type: string
  objections: GateObjection[]
  written: string[]
}

/** Makes what is asked to leave, and has the gate look at the very bytes. Throws an InputError, or a NotFoundError. */
export async function prepareOutgoing(
  live: Preparing,
  asked: Asked,
  { recipient, now }: { recipient: Recipient | undefined; now: Date },
): Promise<Prepared> {
  const { link, settings } = live
  const { bytes, media_type, document, accounts, ...told } = await make(live, asked, now)
  const gate = settings.sharing.gate
  const facts: OutgoingFacts = {
    ...told,
    form: asked.form,
    tlp: asked.tlp,
    recipient,
    purpose: asked.purpose,
    now_ms: now.getTime(),
    bytes: bytes.length,
    prices: pricesOf(settings.evidence),
    holdsPrompt: await keptPrompts(link.engine, accounts, gate),
    isKnownIdentifier: () => false,
    settings: gate,
  }
  const candidates = identifiersToLookUp(examineTexts(document, facts))
  const identifiers = await knownIdentifiers(link, candidates)
  const objections = examineOutgoing(document, { ...facts, isKnownIdentifier: (name) => identifiers.has(name) })
  return { document: bytes, media_type, objections, written: writtenPlaces(document, facts) }
}

type Made = Pick<OutgoingFacts, 'written' | 'measured' | 'own' | 'learned' | 'unread'> & {
  bytes: Buffer
  media_type: string
  document: unknown
  /** with whose kept prompts it is compared */
  accounts: readonly string[]
}

async function make(live: Preparing, asked: Asked, now: Date): Promise<Made> {
  if (asked.form === 'sightings') return makeSightings(live, asked, now)
  const readKnown = asked.form === 'evidence' ? readWholeCampaign : readLiveCampaign
  const known = await readKnown(live, asked.campaign!)
  const accounts = known.accounts.map(({ id }) => id)
  const made = asked.form === 'evidence' ? makeEvidence(live, known, asked) : makeExport(live, known, asked, now)
  return { ...(await made), accounts }
}

async function makeSightings(live: Preparing, { form, source, since, tlp, purpose }: Asked, now: Date): Promise<Made> {
  const publisher = publisherOf(live)
  const bundle = await makeOutgoingSightings(live, { source: source!, since, tlp, publisher }, now)
  return {
    ...{
      written: [purpose],
      measured: [],
      own: textsOf([publisher.name, publisher.contact]),
      unread: [],
      accounts: [],
    },
    learned: learnedForm(form, ''),
    bytes: Buffer.from(JSON.stringify(bundle)),
    media_type: STIX_TYPE,
    document: bundle,
  }
}

/** Throws an InputError where nobody is. */
function publisherOf({ settings }: Preparing) {
  const { publisher } = settings.sharing
  if (publisher !== null) return publisher
  throw new InputError('nobody is named who shares', 'sharing.publisher', 'Set its name, and a contact.')
}

type OfCampaign = Omit<Made, 'accounts'>

async function makeExport(live: Preparing, known: KnownCampaign, asked: Asked, now: Date): Promise<OfCampaign> {
  const { form, tlp, purpose, accounts } = asked
  const { communities } = live.settings.sharing
  const { media_type, kind, render } = rendererOf(form)
  const publisher = publisherOf(live)
  const key = communityKey(communities, asked.community)
  if (accounts && key === undefined)
    throw new InputError('pseudonyms need the key of a community', 'accounts', 'Name one of sharing.communities.')
  const community = key === undefined ? null : { name: key.community, epoch: key.epoch }
  const indicators = await indicatorsOfCampaign(live, known, { tlp, community })
  const accountToken = accounts ? (id: string) => communityToken(key!, 'account', id) : undefined
  const shared = assembleSharedCampaign(known, { publisher, tlp, purpose, now, indicators, accountToken })
  const bytes = Buffer.from(render(shared, known.product.version))
  const read = readDocument(bytes, kind)
  const { own, ...told } = toldOfCampaign(shared)
  const names = communities.flatMap(({ name, epoch, previous }) => [name, epoch, ...previous.map((one) => one.epoch)])
  return {
    ...told,
    own: [...own, ...names],
    learned: learnedForm(form, known.product.version),
    unread: read === undefined ? ['document'] : [],
    bytes,
    media_type,
    document: read?.document,
  }
}

/** Throws an InputError for a community without a key here. */
function communityKey(communities: Preparing['settings']['sharing']['communities'], name: string | undefined) {
  if (name === undefined) return undefined
  const key = readCommunityKeys(communities).find(({ community, current }) => community === name && current)
  if (key !== undefined) return key
  throw new InputError('no such community', `community ${name}`, 'Name one of sharing.communities.')
}

async function makeEvidence(live: Preparing, known: KnownCampaign, { purpose }: Asked): Promise<OfCampaign> {
  const { directory, settings } = live
  // Made after what it tells of was read: a package that is older than its own steps proves nothing.
  const { written, ...made } = await makeAlone(live, () =>
    makeOutgoingEvidence(known, directory, settings.evidence, new Date()),
  )
  return { ...made, written: [purpose, ...written], learned: undefined, media_type: 'application/zip' }
}
