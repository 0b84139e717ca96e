import { isMachineName } from '#share/gate/rules/machine-names.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'

/**
 * A campaign whose models are called by numbers where their names do not look like names of models: whoever sends a request
 * writes into it what they please, and tuned models bear the names of customers. `models` are those names that are left.
 */
export function renameModels(known: KnownCampaign): { known: KnownCampaign; models: string[] } {
  const { campaign, statistics } = known
  const names = new Map<string, string>()
  const nameOf = (name: string): string => {
    if (!names.has(name)) names.set(name, isMachineName(name) ? name : `unnamed-model-${names.size + 1}`)
    return names.get(name)!
  }
  const models = campaign.models.map(({ name, share }) => ({ name: nameOf(name), share }))
  const by_model = statistics?.recognised.by_model.map((sums) => ({ ...sums, model: nameOf(sums.model) }))
  const renamed = {
    ...known,
    campaign: { ...campaign, models },
    statistics: statistics && { ...statistics, recognised: { ...statistics.recognised, by_model: by_model! } },
  }
  return { known: renamed, models: [...new Set(names.values())] }
}
