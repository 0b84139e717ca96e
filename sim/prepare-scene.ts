import {
  type CampaignSpec,
  type Preset,
  type SimulateInput,
  type SimulateOptions,
  simulateOptionsSchema,
} from './options.js'
import { findPreset } from './presets/find-preset.js'
import { type Scene, setScene } from './simulate-exchanges.js'

/** Campaigns may take up this share of the log; where they would be more they are made smaller. */
const CAMPAIGN_SHARE_MAX = 0.6
const ACCOUNTS_MIN = 4

/** Checks the options and sets the scene that they describe. Throws a ZodError or, for an unknown preset, an Error. */
export function prepareScene(input: SimulateInput): { scene: Scene; options: SimulateOptions; preset: Preset } {
  const options = simulateOptionsSchema.parse(input)
  const preset = typeof options.preset === 'string' ? findPreset(options.preset) : options.preset
  const exchanges = options.exchanges ?? Math.round(preset.exchanges * options.scale)
  const specs = fitCampaigns(preset.campaigns, options.scale, exchanges)
  const scene = setScene(preset, specs, options.seed, options.days ?? preset.days, exchanges)
  return { scene, options, preset }
}

/** The campaigns at this scale, all made smaller by one factor where they would crowd out the innocents. */
export function fitCampaigns(specs: readonly CampaignSpec[], scale: number, exchanges: number): CampaignSpec[] {
  const wanted = specs.reduce((sum, spec) => sum + (spec.exchanges * scale) / (1 - spec.camouflage), 0)
  const factor = scale * Math.min(1, (CAMPAIGN_SHARE_MAX * exchanges) / Math.max(1, wanted))
  return specs.map((spec) => ({
    ...spec,
    accounts: Math.max(ACCOUNTS_MIN, Math.round(spec.accounts * factor)),
    exchanges: Math.max(ACCOUNTS_MIN, Math.round(spec.exchanges * factor)),
  }))
}
