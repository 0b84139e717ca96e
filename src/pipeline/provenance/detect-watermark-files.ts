import { InputError } from '#contract/scan.js'
import type { WatermarkConfig, WatermarkDetection } from '#contract/watermark.js'
import type { DetectWatermarkRequest, WatermarkFinding } from '#contract/watermark-files.js'
import { testEveryKey } from '#provenance/keys/test-every-key.js'
import { detectWatermark } from '#provenance/watermark/detect-watermark.js'
import { type BayesianDetector, readBayesianDetector } from '#provenance/watermark/synthid/bayesian-detector.js'
import { detectSynthid } from '#provenance/watermark/synthid/detect-synthid.js'
import { toChance } from '#provenance/watermark/to-chance.js'
import { readInputJson } from './read-input.js'
import { openRegistryKeys } from './read-tried-keys.js'
import { readWatermarkConfigs } from './read-watermark-configs.js'
import { readWatermarkTokens } from './read-watermark-tokens.js'

const DETECTOR_BYTES_MAX = 4_000_000

/**
 * `stillwatch watermark detect`: every configuration over all texts together. The figures are those of the key with the
 * least chance, and that chance is multiplied by the number of keys tried. Throws an InputError.
 */
export async function detectWatermarkFiles(request: DetectWatermarkRequest): Promise<WatermarkFinding> {
  const keys = await readKeys(request)
  const configs = keys.map(({ config }) => config)
  const detect = await chooseDetector(request, configs)
  const texts = await readWatermarkTokens(request)
  const tried = configs.map((config) => detect(config, texts))
  const chances = testEveryKey(tried, ({ log10_p_value }) => log10_p_value * Math.LN10)
  const best = chances.reduce((least, { log_chance }, i) => (log_chance < chances[least]!.log_chance ? i : least), 0)
  const { subject } = keys[best]!
  return {
    ...tried[best]!,
    ...(tried.length === 1 ? {} : toChance(chances[best]!.adjusted_log_chance)),
    ...(subject === undefined ? {} : { subject }),
    texts: texts.length,
    keys_tried: tried.length,
    key: best + 1,
    tried: tried.map(({ scheme, score, scored, p_value, log10_p_value }) => ({
      scheme,
      score,
      scored,
      p_value,
      log10_p_value,
    })),
  }
}

interface NamedConfig {
  config: WatermarkConfig
  subject?: string
}

async function readKeys(request: DetectWatermarkRequest): Promise<NamedConfig[]> {
  const { registry, keys, keys_file, config_file, scheme } = request
  if (registry === undefined) return (await readWatermarkConfigs(request)).map((config) => ({ config }))
  if (keys.length > 0 || (keys_file ?? config_file ?? scheme) !== undefined)
    throw new InputError('the keys of a server leave nothing to choose', '--server', 'Leave the other options out.')
  return openRegistryKeys(registry, [])
}

type Detect = (config: WatermarkConfig, texts: readonly number[][]) => WatermarkDetection

async function chooseDetector(
  { statistic, detector_file }: DetectWatermarkRequest,
  configs: readonly WatermarkConfig[],
): Promise<Detect> {
  if (statistic === undefined && detector_file === undefined) return detectWatermark
  const option = detector_file === undefined ? '--statistic' : '--detector'
  if (statistic !== undefined && detector_file !== undefined)
    throw new InputError('a trained detector is a statistic of its own', '--statistic', 'Leave one of the two out.')
  const [layers = 0] = configs.map((config) => (config.scheme === 'synthid' ? config.keys.length : 0))
  if (!configs.every((config) => config.scheme === 'synthid' && config.keys.length === layers))
    throw new InputError('it is for keys of SynthID of one length alone', option, 'Leave it out.')
  const detector: BayesianDetector | undefined =
    detector_file === undefined
      ? undefined
      : readBayesianDetector(await readInputJson(detector_file, DETECTOR_BYTES_MAX), layers, detector_file)
  const chosen = detector ?? (statistic === 'weighted-mean' ? 'weighted mean' : 'mean')
  return (config, texts) => detectSynthid(config as Extract<WatermarkConfig, { scheme: 'synthid' }>, texts, chosen)
}
