import { InputError } from '#contract/scan.js'
import type { WatermarkConfig, WatermarkDetection } from '#contract/watermark.js'
import type { DetectWatermarkRequest, WatermarkFinding } from '#contract/watermark-files.js'
import { detectWatermark } from '#provenance/watermark/detect-watermark.js'
import { type BayesianDetector, readBayesianDetector } from '#provenance/watermark/synthid/bayesian-detector.js'
import { detectSynthid } from '#provenance/watermark/synthid/detect-synthid.js'
import { toChance } from '#provenance/watermark/to-chance.js'
import { readInputJson } from './read-input.js'
import { readWatermarkConfigs } from './read-watermark-configs.js'
import { readWatermarkTokens } from './read-watermark-tokens.js'

const DETECTOR_BYTES_MAX = 4_000_000

/**
 * `stillwatch watermark detect`: every configuration over all texts together. The figures are those of the key with the
 * least chance, and that chance is multiplied by the number of keys tried. Throws an InputError.
 */
export async function detectWatermarkFiles(request: DetectWatermarkRequest): Promise<WatermarkFinding> {
  const configs = await readWatermarkConfigs(request)
  const detect = await chooseDetector(request, configs)
  const texts = await readWatermarkTokens(request)
  const tried = configs.map((config) => detect(config, texts))
  const best = tried.reduce(
    (least, { log10_p_value }, i) => (log10_p_value < tried[least]!.log10_p_value ? i : least),
    0,
  )
  return {
    ...tried[best]!,
    ...(tried.length === 1 ? {} : toChance((tried[best]!.log10_p_value + Math.log10(tried.length)) * Math.LN10)),
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
