import { Random } from '#lib/random.js'
import { readScenario, type Scenario } from './range.js'

const CLIENTS = [
  'openai-python/1.82.0',
  'python-requests/2.32.3',
  'openai-node/4.98.0',
  'langchain/0.3.25',
  'aiohttp/3.11.18',
  'curl/8.7.1',
]
const CORPORA = ['alpaca-a', 'codealpaca', 'gpteacher-toolformer', 'gsm8k', 'huatuo-zh']
const ELICITATION = ['none', 'cot', 'rubric', 'rewrite', 'agentic', 'evolve', 'instruct']

/**
 * A campaign somewhere in the must-pass box, in an innocent population of ordinary size: camouflage up to a half, from
 * 50 accounts of at least 20 harvesting exchanges each, everything else as chance has it.
 */
export async function randomScenario(seed: number): Promise<Scenario> {
  const random = new Random(0xb0c5 + 7919 * seed)
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!
  const some = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + random.below(most) }, () => pick(list))),
  ]
  const yes = (share: number) => random.unit() < share
  const tenths = (most: number) => Math.round(10 * most * random.unit()) / 10
  const accounts = 50 + random.below(110)
  const each = 20 + random.below(30)
  const base = await readScenario('broad')
  const campaign = {
    name: 'boxed',
    capability: 'any',
    accounts,
    exchanges: accounts * each,
    corpora: some(CORPORA, 2),
    elicitation: some(ELICITATION, 3),
    paraphrase: yes(0.6) ? tenths(0.8) : 0,
    dropTemplateWords: yes(0.25) ? 0.1 : 0,
    samples: 1 + random.below(3),
    byTopic: yes(0.4),
    agentSteps: yes(0.2) ? 2 : 0,
    ips: pick(['proxy', 'proxy', 'datacenter', 'residential']),
    ipPool: 10 + random.below(90),
    ...(yes(0.3) ? { accountsPerCard: 1 + random.below(6) } : {}),
    hours: pick(['mimic', 'mimic', 'office', 'any']),
    dispatch: pick(['quota', 'round-robin']),
    camouflage: tenths(0.5),
    coverInterests: 1 + random.below(3),
    agents: some(CLIENTS, 4),
    aged: yes(0.5),
    signupDays: 1 + random.below(20),
    mixParameters: yes(0.7),
    typed: yes(0.5) ? tenths(0.6) : 0,
    evenness: pick([0.05, 0.15, 0.4]),
    startDay: pick([0, 0, 3, 7]),
  }
  return { ...base, name: `box-${seed}`, days: pick([24, 30, 45]), campaigns: [campaign] }
}
