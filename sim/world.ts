import type { Preset } from './options.js'

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

/** What everybody in the log shares. Times in milliseconds, `end` not included. */
export interface World {
  seed: number
  start: number
  end: number
  days: number
  models: readonly string[]
  release: { at: number; model: string } | null
}

export function createWorld(preset: Preset, seed: number, days: number): World {
  const start = Date.parse(preset.start)
  const { release } = preset
  return {
    seed,
    start,
    end: start + days * DAY_MS,
    days,
    models: preset.models,
    release: release && release.day < days ? { at: start + release.day * DAY_MS, model: release.model } : null,
  }
}

/** False on Saturdays and Sundays (UTC). */
export function isWorkday({ start }: World, day: number): boolean {
  const weekday = new Date(start + day * DAY_MS).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
