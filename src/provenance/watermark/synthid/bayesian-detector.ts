import { z } from 'zod'
import { InputError } from '#contract/scan.js'

const LAYERS_MAX = 128
const parameter = z.number().min(-1000).max(1000)

/**
 * The parameters of a trained Bayesian detector, as transformers' BayesianDetectorModel learns them. From its state_dict:
 * `beta` is likelihood_model_watermarked.beta without its two leading dimensions (one number a layer), `delta` is
 * likelihood_model_watermarked.delta without them (layers × layers; only what is left of the diagonal is used), and
 * `prior` is prior[0].
 */
export const bayesianDetectorSchema = z
  .strictObject({
    prior: z.number().gt(0).lt(1).default(0.5).describe('chance that a text is watermarked, before it is seen'),
    beta: z.array(parameter).min(1).max(LAYERS_MAX),
    delta: z.array(z.array(parameter)).max(LAYERS_MAX),
  })
  .refine(({ beta, delta }) => delta.length === beta.length && delta.every((row) => row.length === beta.length), {
    message: 'delta has one row and one column for each number of beta',
  })
export type BayesianDetector = z.infer<typeof bayesianDetectorSchema>

/** @throws InputError where the document is no such detector, or one of another number of layers */
export function readBayesianDetector(document: unknown, layers: number, where: string): BayesianDetector {
  const read = bayesianDetectorSchema.safeParse(document)
  if (!read.success)
    throw new InputError(
      `it is no Bayesian detector: ${read.error.issues[0]?.message}`,
      where,
      'Give {"prior", "beta", "delta"} from the state of a trained BayesianDetectorModel.',
    )
  if (read.data.beta.length !== layers)
    throw new InputError(
      `it was trained for ${read.data.beta.length} layers, and the configuration has ${layers} keys`,
      where,
      'Give the detector that was trained with these keys.',
    )
  return read.data
}
