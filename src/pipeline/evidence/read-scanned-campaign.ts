import { InputError } from '#contract/scan.js'
import { explain } from '../explain.js'
import type { KnownCampaign } from './assemble-case.js'
import { readEvidence } from './keep-evidence.js'

/** A campaign of the report that a scan kept. Throws an InputError where the store has no report, or not this campaign. */
export async function readScannedCampaign(store: string, id: string): Promise<KnownCampaign> {
  const report = await explain({ store, subject: id })
  const found = report.campaigns.find((campaign) => campaign.id === id)
  if (found === undefined)
    throw new InputError('its report has no such campaign', `${store}: ${id}`, 'stillwatch scan prints the ids.')
  const { statistics, custody, product } = await readEvidence(store)
  const { accounts, samples: _, links: __, ...campaign } = found
  const { files, rejected_count, duplicates } = report.input
  return {
    campaign: { ...campaign, status: 'open', raised: null },
    accounts,
    statistics: statistics.find((one) => one.campaign === id),
    custody: {
      ...custody,
      steps: [
        ...custody.steps,
        {
          at: report.generated_at,
          step: 'report',
          detail: `${files.length} files, ${duplicates} repeated exchanges, ${rejected_count} rejected lines`,
        },
      ],
    },
    near_misses: report.near_misses,
    history: [],
    affiliation: undefined,
    responses: [],
    samples: [],
    settings: report.settings,
    product,
  }
}
