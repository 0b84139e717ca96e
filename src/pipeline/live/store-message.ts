import type { Report } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import type { Known } from '#contract/told.js'

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
}
export interface DetectResult {
  report: Report
  /** exchanges that were stored when it began */
  exchanges: number
}

export const STORE_CHANNEL = 'store'
export const DETECTION_CHANNEL = 'detection'
