import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import { askOnce, checkStoreUrl } from '#store/ask-once.js'
import { refuseScanStore } from '#store/refuse-other-store.js'
import { installationSecret } from '#store/state/installation-secret.js'
import { migrateState } from '#store/state/migrate-state.js'
import { LiveFigures } from '../figures/live-figures.js'
import { ImportRecords } from '../import/import-records.js'
import { LiveLogImports } from '../import/live-log-imports.js'
import { auditFirstKey } from '../operate/audit-first-key.js'
import { auditStart } from '../operate/audit-start.js'
import { checkChallengeSettings, type LiveChallenges, openChallenges } from '../operate/live-challenges.js'
import { operateAudit } from '../operate/operate-audit.js'
import { gateWebhook } from '../share/gate-webhook.js'
import { LiveMatching } from '../share/live-matching.js'
import { LivePushes } from '../share/live-pushes.js'
import { LiveTaxiiImports } from '../share/live-taxii-imports.js'
import { LiveWebhooks } from '../share/live-webhooks.js'
import { guardDirectory } from './guard-directory.js'
import { type LiveCampaigns, liveCampaigns } from './live-campaigns.js'
import { LiveCheckpoints } from './live-checkpoints.js'
import { LiveDecisions } from './live-decisions.js'
import { LiveDetection } from './live-detection.js'
import { LiveHolds } from './live-holds.js'
import { LiveIngest } from './live-ingest.js'
import { type LiveKeys, openKeys } from './live-keys.js'
import { type LiveReceive, liveReceive } from './live-receive.js'
import { LiveRetention } from './live-retention.js'
import { OpenSteps } from './open-steps.js'
import { StoreLink } from './store-link.js'

/** A running Stillwatch without a face: what the routes are written against. */
export interface Live {
  link: StoreLink
  ingest: LiveIngest
  detection: LiveDetection
  decisions: LiveDecisions
  campaigns: LiveCampaigns
  figures: LiveFigures
  keys: LiveKeys
  receive: LiveReceive
  challenges: LiveChallenges
  matching: LiveMatching
  imports: LiveTaxiiImports
  /** files that people hand over; `imports` are indicators */
  log_imports: LiveLogImports
  webhooks: LiveWebhooks
  pushes: LivePushes
  holds: LiveHolds
  retention: LiveRetention
  checkpoints: LiveCheckpoints
  /** data directory */
  directory: string
  settings: Settings
  close(): Promise<void>
}

export interface LiveOptions {
  directory: string
  settings: Settings
  /** STILLWATCH_ADMIN_KEY */
  admin_key?: string | undefined
  /** of this program, for the audit log */
  version?: string
}

/** Opens the stores of a data directory, and starts to take in, to detect and to decide. */
export async function startLive({ directory, settings, admin_key, version = '' }: LiveOptions): Promise<Live> {
  checkChallengeSettings(settings)
  const { postgres_url } = settings.store
  if (postgres_url !== '') checkStoreUrl('store.postgres_url', postgres_url, ['postgres:', 'postgresql:'])
  refuseScanStore(directory)
  await guardDirectory(directory)
  const opened = new OpenSteps()
  try {
    const link = opened.add(await StoreLink.open({ directory, settings }))
    if (postgres_url !== '') await askOnce('store.postgres_url', () => link.state.run('SELECT 1'))
    await migrateState(link.state)
    const keys = opened.add(await openKeys(link.state, settings, admin_key))
    await auditFirstKey(link.state, keys.first)
    await auditStart(link.state, { version, settings })
    const secret = await installationSecret(link.state, 'cases')
    const holds = opened.add(await LiveHolds.open(link.state, link.engine, settings))
    const decisions = opened.add(await LiveDecisions.open(link.state, link.engine, settings, secret))
    const [{ stored } = { stored: 0 }] = await link.engine.rows(storedRow, 'SELECT count() AS stored FROM exchanges')
    const detection = opened.add(new LiveDetection(link, settings, stored))
    const challenges = opened.add(openChallenges({ link, decisions }, settings))
    const attest = operateAudit({ link, directory })
    const checkpoints = opened.add(await LiveCheckpoints.open(link.state, attest, settings.audit))
    const retention = opened.add(new LiveRetention(link, settings))
    const erasure_key = halvesOf(await installationSecret(link.state, 'erasures'))
    const numbered = await new ImportRecords(link.state).lastFile()
    const ingest = opened.add(await LiveIngest.open(link.engine, settings, { data: directory, erasure_key, numbered }))
    const importing = { link, ingest, detection, settings, directory }
    const log_imports = opened.add(await LiveLogImports.open(importing))
    const matching = opened.add(new LiveMatching(link, settings.sharing))
    const imports = opened.add(new LiveTaxiiImports({ link, decisions, settings, matching }))
    const examine = gateWebhook(settings.sharing.gate, version)
    const sending = { settings: settings.sharing.webhooks, product_version: version, examine }
    const webhooks = opened.add(LiveWebhooks.open(link.state, sending))
    const pushes = opened.add(new LivePushes(link.state, settings.sharing))
    decisions.on('challenged', (subject) => challenges.put(subject))
    ingest.onKept((exchanges) => detection.arrived(exchanges))
    detection.on('changes', () => {
      decisions.refresh().catch(() => {})
    })
    detection.on('changes', (changes) => webhooks.changed(changes))
    return {
      link,
      ingest,
      detection,
      decisions,
      campaigns: liveCampaigns(link.state),
      figures: new LiveFigures({ link, decisions, settings, ingest }),
      keys,
      receive: liveReceive(ingest, settings),
      challenges,
      matching,
      imports,
      log_imports,
      webhooks,
      pushes,
      holds,
      retention,
      checkpoints,
      directory,
      settings,
      close: () => opened.close(),
    }
  } catch (error) {
    // Why it cannot start is what is told, also where something cannot be closed either.
    await opened.close().catch(() => {})
    throw error
  }
}

const storedRow = z.object({ stored: z.coerce.number() })

/** As a key of the engine's hashes: 128 bits. */
const halvesOf = (secret: string): readonly [bigint, bigint] => [
  BigInt(`0x${secret.slice(0, 16)}`),
  BigInt(`0x${secret.slice(16, 32)}`),
]
