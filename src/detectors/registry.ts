import type { GroupDetector, Manifest } from '#contract/detector.js'
import { manifest as contentExchangeability } from './content-exchangeability/manifest.js'
import { dealtLengths } from './dealt-lengths/detector.js'
import { elicitation } from './elicitation/detector.js'
import { equalTotals } from './equal-totals/detector.js'
import { evenPacing } from './even-pacing/detector.js'
import { freshPrompts } from './fresh-prompts/detector.js'
import { handOff } from './hand-off/detector.js'
import { loadBalance } from './load-balance/detector.js'
import { outputLimit } from './output-limit/detector.js'
import { outputVolume } from './output-volume/detector.js'
import { parameterTuple } from './parameter-tuple/detector.js'
import { pivot } from './pivot/detector.js'
import { promptLengthSpread } from './prompt-length-spread/detector.js'
import { quotaHugging } from './quota-hugging/detector.js'
import { replacement } from './replacement/detector.js'
import { roundTheClock } from './round-the-clock/detector.js'
import { selfSimilarity } from './self-similarity/detector.js'
import { sharedClient } from './shared-client/detector.js'
import { sharedDomain } from './shared-domain/detector.js'
import { manifest as sharedItems } from './shared-items/manifest.js'
import { sharedNetwork } from './shared-network/detector.js'
import { sharedPayment } from './shared-payment/detector.js'
import { sharedSkeleton } from './shared-skeleton/detector.js'
import { sharedSystemPrompt } from './shared-system-prompt/detector.js'
import { sharedTools } from './shared-tools/detector.js'
import { signUpBurst } from './sign-up-burst/detector.js'
import { singleTurn } from './single-turn/detector.js'
import { slotSweep } from './slot-sweep/detector.js'
import { synchrony } from './synchrony/detector.js'

/** Every detector of evidence about a group, operator first, in the order in which findings are listed. */
export const groupDetectors: readonly GroupDetector[] = [
  sharedPayment,
  sharedDomain,
  sharedNetwork,
  sharedClient,
  sharedTools,
  parameterTuple,
  sharedSystemPrompt,
  sharedSkeleton,
  loadBalance,
  synchrony,
  handOff,
  roundTheClock,
  equalTotals,
  quotaHugging,
  pivot,
  signUpBurst,
  replacement,
  evenPacing,
  singleTurn,
  elicitation,
  promptLengthSpread,
  dealtLengths,
  outputLimit,
  outputVolume,
  freshPrompts,
  slotSweep,
  selfSimilarity,
]

/** Kinds of evidence that are not measured by a query over sets of accounts: their code stands where it is used. */
const otherManifests: readonly Manifest[] = [contentExchangeability, sharedItems]

/** What every kind of evidence claims, by its name. */
export const manifests: ReadonlyMap<string, Manifest> = new Map(
  [...otherManifests, ...groupDetectors.map(({ manifest }) => manifest)].map((manifest) => [manifest.name, manifest]),
)
