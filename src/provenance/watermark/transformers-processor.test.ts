import { expect, test } from 'vitest'
import type { LogitsMarker } from './token-scorer.js'
import { createTransformersProcessor, type LogitsTensor } from './transformers-processor.js'

/** As Callable of Transformers.js: an instance is a function that calls its own `_call`. */
class LogitsProcessor {
  constructor() {
    // biome-ignore lint/suspicious/noExplicitAny: as the original, which lets the subclass say
    const closure = (...all: unknown[]): unknown => (closure as any)._call(...all)
    // biome-ignore lint/correctness/noConstructorReturn: as the original
    return Object.setPrototypeOf(closure, new.target.prototype)
  }
}

test('marks each row of a batch from the ids that were generated', () => {
  const seen: number[][] = []
  const marker: LogitsMarker = {
    mark(tokens, logits) {
      seen.push(Array.from(tokens))
      logits[tokens.length]! += 10
    },
  }
  const processor = createTransformersProcessor(LogitsProcessor, marker, { prompt_tokens: 2 })
  expect(processor).toBeInstanceOf(LogitsProcessor)
  const tensor: LogitsTensor = { dims: [2, 3], data: new Float32Array([0, 0, 0, 1, 1, 1]) }
  const call = processor as unknown as (ids: bigint[][], logits: LogitsTensor) => LogitsTensor
  expect(
    call(
      [
        [9n, 9n],
        [9n, 9n, 5n],
      ],
      tensor,
    ),
  ).toBe(tensor)
  expect(seen).toEqual([[], [5]])
  expect([...(tensor.data as Float32Array)]).toEqual([10, 0, 0, 1, 11, 1])
})
