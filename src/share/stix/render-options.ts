import type { StixProfile } from './stix-object.js'

export interface RenderStixOptions {
  profile: StixProfile
  /** when the report was published; a campaign's own last change where it is not told. ISO 8601, UTC */
  published?: string
  /** campaigns in one bundle; more are refused with an InputError */
  campaigns_max?: number
  /** pseudonyms of accounts given, of each campaign; how many there are is told all the same */
  accounts_max?: number
  /** indicators given, of each campaign, those of the highest confidence first */
  indicators_max?: number
  /** lines of the note in which the plain profile tells what patterns of STIX cannot */
  note_lines_max?: number
  /** confidence, 0 to 100, under which an indicator is no longer to be used: gives `valid_until` */
  confidence_floor?: number
  /** how long an indicator may be valid after it was last seen */
  valid_days_max?: number
}

/** OpenCTI takes bundles of some 10,000 objects in one piece; one indicator gives up to four. */
export const RENDER_DEFAULTS = {
  campaigns_max: 100,
  accounts_max: 1000,
  indicators_max: 2000,
  note_lines_max: 200,
  confidence_floor: 20,
  valid_days_max: 3650,
} as const satisfies Omit<RenderStixOptions, 'profile' | 'published'>

export type RenderStixSettings = Required<Omit<RenderStixOptions, 'published'>> & { published: string | null }

export const settingsOf = (options: RenderStixOptions): RenderStixSettings => ({
  ...RENDER_DEFAULTS,
  published: null,
  ...options,
})
