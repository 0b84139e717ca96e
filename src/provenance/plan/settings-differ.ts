import { plannedSettingsSchemas } from '#contract/planned-settings.js'
import type { PlannedTest, ProvenanceResult } from '#contract/provenance.js'

/**
 * Options by which one set of answers gives several results: who may choose among them afterwards keeps the best. A plan that
 * does not name one means that the test is made without it.
 */
const NAMED_OR_ABSENT = ['unit', 'served', 'served_all', 'tokenizer', 'tokenizer_config', 'margin', 'rank_p']

type Options = NonNullable<ProvenanceResult['options']>

/** In words, how a test was set otherwise than it was planned; empty where it was not. */
export function settingsDiffer({ kind, settings }: PlannedTest, options: Options): string[] {
  const known = Object.keys(plannedSettingsSchemas[kind].shape)
  return known.flatMap((name) => {
    const [planned, taken] = [settings[name], options[name]]
    if (planned === undefined)
      return NAMED_OR_ABSENT.includes(name) && taken !== undefined && taken !== false
        ? [`the plan does not name ${name}, and the test took ${say(taken)}`]
        : []
    return JSON.stringify(planned) === JSON.stringify(taken)
      ? []
      : [`${name} is ${say(planned)} in the plan, and the test took ${taken === undefined ? 'none' : say(taken)}`]
  })
}

const say = (value: Options[string]): string => (Array.isArray(value) ? value.join(', ') : String(value))
