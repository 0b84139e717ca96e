import type { CampaignStatistics } from '#contract/evidence.js'
import type { Report } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import type { Known } from '#contract/told.js'
import type { Scope, ScopeFacts } from './detection-scope.js'

/** What a store process is started with. */
export interface StoreOptions {
  /** data directory */
  directory: string
  settings: Settings
}

/** What it says when it is ready, or why it cannot be. */
export type StoreReady =
  | { ready: true; state_url: string }
  | { ready: false; error: { what: string; where: string; hint: string } | { message: string } }

/** What a detection run is asked for and gives. */
export interface DetectRequest {
  known: readonly Known[]
  scope: Scope
}
export interface DetectResult {
  report: Report
  /** what its figures follow from */
  statistics: CampaignStatistics[]
  /** what it looked at: an update that would have been large is a full run */
  scope: ScopeFacts
}

export const STORE_CHANNEL = 'store'
/** a connection of the engine for what people look at, so that what arrives does not wait for it */
export const FIGURES_CHANNEL = 'figures'
export const DETECTION_CHANNEL = 'detection'
