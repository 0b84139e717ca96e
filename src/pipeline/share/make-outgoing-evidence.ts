import type { Affiliation } from '#contract/affiliation.js'
import type { CampaignEvent } from '#contract/campaign-record.js'
import { PACKAGE_MEMBERS_MAX } from '#contract/evidence-package.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import { readArchive } from '#evidence/archive/read-archive.js'
import { BESIDE_MANIFEST } from '#evidence/package-documents.js'
import { readMembers } from '#share/gate/read-document.js'
import { assembleCase, type KnownCampaign } from '../evidence/assemble-case.js'
import { makePackage } from '../evidence/make-package.js'
import { accountedFor } from './accounted-for.js'
import { renameModels } from './rename-models.js'
import { type Told, textsOf } from './told-of-campaign.js'

/**
 * A package of evidence as it may leave: accounts hashed, no samples, no prices and no notes of analysts. It is read back
 * from its own bytes for the gate; `unread` names the members that the gate can neither read nor have shown what they
 * were made from. Errors are those of `makePackage`.
 */
export async function makeOutgoingEvidence(
  known: KnownCampaign,
  directory: string,
  settings: EvidenceSettings,
  now: Date,
): Promise<{ bytes: Buffer; document: unknown; unread: string[] } & Told> {
  const { known: renamed, models } = renameModels(known)
  const { affiliation } = known
  const clear = assembleCase(
    { ...renamed, samples: [], history: known.history.map(withoutNote) },
    { ...settings, prices: null },
    { release: 'outgoing', created: now },
  )
  const { bytes, printed } = await makePackage(clear, { accounts: 'hashed', directory, settings })
  const { members, problems } = await readArchive(bytes, { members_max: PACKAGE_MEMBERS_MAX + BESIDE_MANIFEST.length })
  const { document, unread } = readMembers(members)
  const accounted = await accountedFor(members, printed)
  const left = unread.filter((path) => !accounted.has(path))
  return {
    ...{ bytes, document, unread: problems.length > 0 ? [...left, 'archive'] : left },
    written: affiliation === undefined ? [] : textsOf(wordsOfAffiliation(affiliation)),
    measured: textsOf(models),
    own: textsOf([settings.operator?.name, settings.operator?.contact, known.product.engine]),
  }
}

/** All that people wrote in it. */
function wordsOfAffiliation(affiliation: Affiliation): (string | null)[] {
  const { actor, grounds, account_network_providers = [], models_trained = [], infrastructure = [] } = affiliation
  const stated = [...account_network_providers, ...models_trained, ...infrastructure]
  return [
    actor,
    ...account_network_providers.flatMap(({ name, role, location }) => [name, role, location]),
    ...models_trained.map(({ name }) => name),
    ...infrastructure.map(({ description }) => description),
    ...[...grounds, ...stated.flatMap((one) => one.grounds)].flatMap(({ statement, source }) => [statement, source]),
  ]
}

/** Notes of people's judgements name people, and say what they please. */
const withoutNote = (event: CampaignEvent): CampaignEvent => (event.kind === 'status' ? { ...event, note: '' } : event)
