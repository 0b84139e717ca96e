import fc from 'fast-check'
import llamaTokenizer from 'llama-tokenizer-js'
import { expect, test } from 'vitest'
import { openTextTokenizer } from './open-text-tokenizer.js'

/** tokenizer.json of Llama 2, put together from the vocabulary and merges that another implementation carries. */
const merges = [...llamaTokenizer.merges].sort(([, a], [, b]) => a - b).map(([pair]) => pair)
const tokenizer = openTextTokenizer(
  {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'Prepend', prepend: '▁' },
        { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
      ],
    },
    pre_tokenizer: null,
    post_processor: null,
    decoder: { type: 'ByteFallback' },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: '<unk>',
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: true,
      byte_fallback: true,
      vocab: Object.fromEntries(llamaTokenizer.vocabById.map((token, id) => [token, id])),
      merges,
    },
  },
  {},
  'tokenizer.json',
)

test.each([
  'The grabbed pen.',
  '  two spaces, and a line\nbreak\t(tab)',
  'Žluťoučký kůň úpěl ďábelské ódy — naïve façade',
  'aaaaaaaa      -------- ===== hahahahaha',
  '镇 と 🦙 and 👩‍👩‍👧: bytes where the vocabulary ends',
  'function f(x) { return x ** 2 } // 1,234.50 %',
])('gives the ids of Llama 2: %j', (text) => {
  expect(tokenizer.encode(text)).toEqual(llamaTokenizer.encode(text, false))
})

test('and for any text', () => {
  // `binary` gives no lone surrogates: they are no text.
  const word = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.join(' ')
      expect(tokenizer.encode(text)).toEqual(llamaTokenizer.encode(text, false))
    }),
    { numRuns: 100 },
  )
})
