import type { LogitsMarker } from './token-scorer.js'

/** What a Transformers.js processor needs to know of a Tensor: `dims` is [batch, vocabulary], `data` its rows in a line. */
export interface LogitsTensor {
  readonly dims: readonly number[]
  readonly data: unknown
}

/** The class LogitsProcessor of @huggingface/transformers 3 and 4: calling an instance calls its `_call`. */
export type LogitsProcessorClass<Instance> = new () => Instance

/**
 * A logits processor for `generate({ logits_processor })` of Transformers.js that marks what it generates. The caller
 * hands over the base class of their own copy, so that nothing here depends on one:
 *
 *     const list = new LogitsProcessorList()
 *     list.push(createTransformersProcessor(LogitsProcessor, openMarker(config), { prompt_tokens: 12 }))
 *
 * Custom processors run after its temperature and before its top-k, which is where engines mark too. With a Gumbel marker
 * the choice must be greedy (`do_sample: false`, for which the caller divides by a temperature): the noise is in the logits.
 * @param prompt_tokens how many ids at the front of each sequence are not generated: watermarks that begin with the
 *   answer (SynthID-Text, vLLM's) must not see them
 */
export function createTransformersProcessor<Instance extends object>(
  Base: LogitsProcessorClass<Instance>,
  marker: LogitsMarker,
  { prompt_tokens = 0 }: { prompt_tokens?: number } = {},
): Instance {
  // Their types are classes with any number of unknown arguments; what is added here is one method.
  const Plain = Base as unknown as new () => object
  class WatermarkProcessor extends Plain {
    /** @param sequences the ids so far, one array a row of the batch */
    _call(sequences: readonly ArrayLike<bigint | number>[], logits: LogitsTensor): LogitsTensor {
      const rows = logits.data as Float32Array
      const size = logits.dims.at(-1) ?? rows.length
      sequences.forEach((sequence, row) => {
        const tokens = Array.from(sequence, Number).slice(prompt_tokens)
        const marked = Float64Array.from(rows.subarray(row * size, (row + 1) * size))
        marker.mark(tokens, marked)
        rows.set(marked, row * size)
      })
      return logits
    }
  }
  return new WatermarkProcessor() as Instance
}
