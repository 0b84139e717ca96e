import { plannedSettingsSchemas } from '#contract/planned-settings.js'
import type { PlannedTest, ProvenanceResult } from '#contract/provenance.js'

/**
 * Options by which one set of answers gives several results: who may choose among them afterwards keeps the best, or says
 * what would clear once it is known. A plan that does not name one means that the test is made without it.
 */
const NAMED_OR_ABSENT = [
  ...['unit', 'served', 'served_all', 'tokenizer', 'tokenizer_config', 'margin', 'rank_p'],
  ...['least_contamination', 'least_adoption'],
]
/** Of the draw of wrong keys: who may draw again until one speaks has controls that clear whom one likes. */
const NAMED_OR_DEFAULT: Readonly<Record<string, number>> = { wrong_keys: 100, seed: 1 }
/** Where a bound cut, moving it gives another result: the best of many. */
const CUTS = ['contexts_dropped', 'units_dropped']

type Options = NonNullable<ProvenanceResult['options']>

/** In words, how a test was set otherwise than it was planned; empty where it was not. */
export function settingsDiffer({ kind, settings }: PlannedTest, options: Options): string[] {
  const known = Object.keys(plannedSettingsSchemas[kind].shape)
  const otherwise = known.flatMap((name) => {
    const [planned, taken] = [settings[name], options[name]]
    if (planned === undefined)
      return isChosen(name, taken) ? [`the plan does not name ${name}, and the test took ${say(taken!)}`] : []
    return JSON.stringify(planned) === JSON.stringify(taken)
      ? []
      : [`${name} is ${say(planned)} in the plan, and the test took ${taken === undefined ? 'none' : say(taken)}`]
  })
  const cut = CUTS.filter((name) => Number(options[name] ?? 0) > 0)
  return cut.length === 0 ? otherwise : [...otherwise, `not all was looked at (${cut.join(', ')})`]
}

/** Whether a setting that no plan names was taken otherwise than as it is where nobody chooses. */
function isChosen(name: string, taken: Options[string] | undefined): boolean {
  if (taken === undefined || taken === false) return false
  const usual = NAMED_OR_DEFAULT[name]
  return NAMED_OR_ABSENT.includes(name) || (usual !== undefined && taken !== usual)
}

const say = (value: Options[string]): string => (Array.isArray(value) ? value.join(', ') : String(value))
