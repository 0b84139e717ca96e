import type { Scenario } from '../../bench/range.js'

/** An ordinary population, half the size of the proving ground's: attacks are many, scans are slow. */
const POPULATION = {
  casual: 400,
  script: 40,
  agent: 30,
  app: 4,
  team: 5,
  classroom: 2,
  framework: 60,
  byok: 3,
  evaluator: 5,
  reseller: 1,
  labeller: 1,
}

const base = { days: 30, models: ['atlas-4', 'atlas-4-mini'], population: POPULATION }

const AGENTS = ['openai-python/1.82.0', 'python-requests/2.32.3', 'openai-node/4.98.0', 'langchain/0.3.25']

/** Eighty accounts that harvest forty exchanges each. */
const campaign = {
  name: 'target',
  capability: 'any',
  accounts: 80,
  exchanges: 3200,
  ips: 'proxy',
  hours: 'mimic',
  agents: AGENTS,
  aged: true,
  mixParameters: true,
  camouflage: 0.3,
}

/** Plain tasks without any template, some typed by hand: only what is asked ties the accounts together. */
export const plainScene: Scenario = {
  ...base,
  name: 'plain',
  campaigns: [{ ...campaign, corpora: ['codealpaca'], elicitation: ['none'], typed: 0.3 }],
}

/** Problems wrapped in reasoning templates. */
export const templateScene: Scenario = {
  ...base,
  name: 'template',
  campaigns: [{ ...campaign, corpora: ['gsm8k'], elicitation: ['cot'], paraphrase: 0.3 }],
}

/** Innocents alone, for framing. */
export const innocentScene: Scenario = { ...base, name: 'innocent', campaigns: [] }

/** The same scene with other knobs of its campaigns. */
export function withKnobs(scene: Scenario, knobs: Record<string, unknown>): Scenario {
  return { ...scene, campaigns: scene.campaigns.map((spec) => ({ ...spec, ...knobs })) }
}
