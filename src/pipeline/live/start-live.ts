import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import { migrateState } from '#store/state/migrate-state.js'
import type { State } from '#store/state/state.js'
import { auditFirstKey } from '../operate/audit-first-key.js'
import { checkChallengeSettings, type LiveChallenges, openChallenges } from '../operate/live-challenges.js'
import { type LiveCampaigns, liveCampaigns } from './live-campaigns.js'
import { LiveDecisions } from './live-decisions.js'
import { LiveDetection } from './live-detection.js'
import { LiveIngest } from './live-ingest.js'
import { type LiveKeys, openKeys } from './live-keys.js'
import { type LiveReceive, liveReceive } from './live-receive.js'
import { StoreLink } from './store-link.js'

/** A running Stillwatch without a face: what the routes are written against. */
export interface Live {
  link: StoreLink
  ingest: LiveIngest
  detection: LiveDetection
  decisions: LiveDecisions
  campaigns: LiveCampaigns
  keys: LiveKeys
  receive: LiveReceive
  challenges: LiveChallenges
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
}

/** Opens the stores of a data directory, and starts to take in, to detect and to decide. */
export async function startLive({ directory, settings, admin_key }: LiveOptions): Promise<Live> {
  checkChallengeSettings(settings)
  const link = await StoreLink.open({ directory, settings })
  try {
    await migrateState(link.state)
    const keys = await openKeys(link.state, settings, admin_key)
    await auditFirstKey(link.state, keys.first)
    const secret = await installationSecret(link.state)
    const ingest = await LiveIngest.open(link.engine, settings, directory)
    const [{ stored } = { stored: 0 }] = await link.engine.rows(storedRow, 'SELECT count() AS stored FROM exchanges')
    const detection = new LiveDetection(link, settings, stored)
    const decisions = await LiveDecisions.open(link.state, link.engine, settings, secret)
    const challenges = openChallenges({ link, decisions }, settings)
    decisions.on('challenged', (subject) => challenges.put(subject))
    ingest.onKept((exchanges) => detection.arrived(exchanges))
    detection.on('changes', () => {
      decisions.refresh().catch(() => {})
    })
    return {
      link,
      ingest,
      detection,
      decisions,
      campaigns: liveCampaigns(link.state),
      keys,
      receive: liveReceive(ingest, settings),
      challenges,
      directory,
      settings,
      close: async () => {
        await ingest.close()
        await challenges.close()
        await detection.close()
        await decisions.close()
        await keys.close()
        await link.close()
      },
    }
  } catch (error) {
    await link.close()
    throw error
  }
}

const storedRow = z.object({ stored: z.coerce.number() })
const secretRow = z.object({ value: z.string() })

/** A secret of this installation, made at the first start: what is signed or hashed for callers is by it. */
async function installationSecret(state: State): Promise<string> {
  await state.run('INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    'cases',
    randomBytes(32).toString('hex'),
  ])
  const [row] = await state.rows(secretRow, 'SELECT value FROM secrets WHERE name = $1', ['cases'])
  return row!.value
}
