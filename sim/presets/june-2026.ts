import type { CampaignSpec, PresetInput } from '#sim/options.js'
import { TOWN } from './town.js'

// The largest public report: 28.8 million exchanges through about 25,000 accounts from 2026-04-22 to 2026-06-05, aimed at
// agentic reasoning, software engineering and long tasks; some 26 a day and account, innocent traffic among them.
const REPORTED = { accounts: 25_000, exchanges: 28_800_000 }
const COVER = 0.2

const SEASON = {
  start: '2026-04-22T00:00:00Z',
  days: 45,
  models: ['meridian-4', 'meridian-4-swift'],
  release: { day: 16, model: 'meridian-4-preview' },
  // More machines and fewer people than in TOWN: a quarter of a million accounts send as much as the operator.
  population: { ...TOWN, script: 90, agent: 90, app: 40, framework: 60, byok: 1.5, reseller: 2 },
} satisfies Partial<PresetInput>

const OPERATOR = {
  name: 'june',
  capability: 'agentic-coding',
  deck: ['tools', 'code', 'math'],
  elicitation: ['agentic', 'none', 'cot'],
  toolSteps: 2,
  camouflage: COVER,
  hours: 'office',
  network: 'residential',
  accountsPerCard: 5,
  signupDays: 15,
  mixedParameters: true,
  clients: ['sdk', 'http', 'framework'],
  pivot: 0.5,
  outputTokens: 800,
} satisfies Partial<CampaignSpec>

/** The report whole, and as much innocent traffic of a quarter of a million accounts. */
export const june2026: PresetInput = {
  ...SEASON,
  name: '2026-06',
  summary: '25,000 accounts send 28.8 million exchanges in 45 days, as many innocent ones around them',
  exchanges: 59_000_000,
  campaigns: [
    {
      ...OPERATOR,
      accounts: REPORTED.accounts,
      exchanges: REPORTED.exchanges * (1 - COVER),
      addresses: 12_000,
    },
  ],
}

/** The same operator, fifty times smaller in the same crowd. */
export const june2026Small: PresetInput = {
  ...SEASON,
  name: '2026-06-2-percent',
  summary: 'the operator of 2026-06 with 2 % of the traffic',
  exchanges: 30_200_000,
  campaigns: [{ ...OPERATOR, accounts: 520, exchanges: 604_000 * (1 - COVER), addresses: 250 }],
}

export const june2026Innocents: PresetInput = {
  ...SEASON,
  name: '2026-06-innocents',
  summary: 'the crowd of 2026-06 by itself',
  exchanges: 30_200_000,
  campaigns: [],
}
