import { z } from 'zod'

export const BENIGN_KINDS = [
  'casual',
  'script',
  'agent',
  'app',
  'team',
  'classroom',
  'framework',
  'byok',
  'evaluator',
  'reseller',
  'labeller',
] as const
export const DECKS = ['math', 'code', 'tools', 'instructions', 'medical-zh', 'replay'] as const
export const ELICITATIONS = ['none', 'cot', 'rubric', 'rewrite', 'agentic', 'evolve', 'instruct'] as const

/** The knobs of one campaign. `accounts` and `exchanges` are multiplied by the run's scale. */
export const campaignSpecSchema = z.strictObject({
  name: z.string().min(1),
  capability: z.string().min(1),
  accounts: z.int().min(2),
  /** harvesting exchanges over the whole campaign, the camouflage not counted */
  exchanges: z.int().min(2),
  deck: z.array(z.enum(DECKS)).min(1),
  /** how often each card of the deck is dealt */
  samples: z.int().min(1).default(1),
  elicitation: z.array(z.enum(ELICITATIONS)).min(1).default(['none']),
  /** share of a harvesting account's exchanges that are other people's innocent ones */
  camouflage: z.number().min(0).max(0.9).default(0),
  startDay: z.number().min(0).default(0),
  /** length in days; to the end of the log where absent */
  days: z.number().positive().optional(),
  /** round-robin: evenly spaced, account after account; quota: every account its own share, at times of its own */
  dispatch: z.enum(['round-robin', 'quota']).default('quota'),
  /** spread (sigma of a lognormal) of the accounts' shares */
  unevenness: z.number().min(0).max(2).default(0.2),
  /** token limits and temperatures differ from account to account */
  mixedParameters: z.boolean().default(false),
  /** proxy: every account its own changing home addresses */
  network: z.enum(['datacenter', 'residential', 'proxy']).default('proxy'),
  /** addresses that the campaign shares, where its network is not proxy */
  addresses: z.int().min(1).default(20),
  /** accounts to a payment card; 0 gives each its own */
  accountsPerCard: z.int().min(0).default(0),
  /** days over which the accounts are signed up; ignored where aged */
  signupDays: z.number().min(0).default(2),
  /** accounts bought from people: created long before */
  aged: z.boolean().default(false),
  /** chance that a word that has synonyms is exchanged for one */
  paraphrase: z.number().min(0).max(1).default(0),
  /** every account is dealt one of eight subjects of the deck */
  bySubject: z.boolean().default(false),
  /** mimic: each account a person's hours and sittings; office: 9 to 18 at UTC+8, Sundays off; flat: round the clock */
  hours: z.enum(['mimic', 'office', 'flat']).default('flat'),
  /** share of requests that move to a released model */
  pivot: z.number().min(0).max(1).default(0.5),
  /** mean requests of a tool loop; 0 is one request a prompt */
  toolSteps: z.int().min(0).default(0),
  /** chance that a prompt carries the marks of typing by hand */
  typed: z.number().min(0).max(1).default(0),
  /** kinds of client (clients.ts) that its accounts use, dealt at random */
  clients: z
    .array(z.enum(['sdk', 'http', 'framework', 'browser']))
    .min(1)
    .default(['sdk']),
  /** median output tokens */
  outputTokens: z.int().positive().default(900),
})
export type CampaignSpec = z.infer<typeof campaignSpecSchema>

/** A scenario as data: who lives in the log and which campaigns are hidden there. */
export const presetSchema = z.strictObject({
  name: z.string().min(1),
  summary: z.string().min(1),
  start: z.iso.datetime(),
  days: z.int().min(1).max(3660),
  exchanges: z.int().min(100),
  models: z.array(z.string()).min(2),
  release: z.strictObject({ day: z.number().min(0), model: z.string() }).optional(),
  /** proportions of units (an account, or a whole team, class or app); their number follows from `exchanges` */
  population: z.partialRecord(z.enum(BENIGN_KINDS), z.number().min(0)),
  campaigns: z.array(campaignSpecSchema),
})
export type Preset = z.infer<typeof presetSchema>
export type PresetInput = z.input<typeof presetSchema>

/** What `simulate` is asked for. The same options give the same bytes. */
export const simulateOptionsSchema = z.strictObject({
  seed: z.int().min(0).max(0xffffffff).default(1),
  preset: z.union([z.string(), presetSchema]).default('demo'),
  /** about so many exchanges in all; the preset's own number times `scale` where absent */
  exchanges: z.int().min(100).optional(),
  /** multiplies the campaigns' accounts and exchanges */
  scale: z.number().positive().max(10_000).default(1),
  /** length of the log in days in place of the preset's */
  days: z.int().min(1).max(3660).optional(),
  /** from this many on, the ids of the harvesting exchanges stand in harvest-ids.txt, not in truth.json */
  harvestIdsMax: z.int().min(0).default(1_000_000),
})
export type SimulateOptions = z.infer<typeof simulateOptionsSchema>
export type SimulateInput = z.input<typeof simulateOptionsSchema>
