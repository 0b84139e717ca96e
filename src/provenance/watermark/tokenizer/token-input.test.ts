import { describe, expect, it, test } from 'vitest'
import { openTextTokenizer } from './open-text-tokenizer.js'
import { readAnswers } from './read-answers.js'
import { readTokenLists } from './read-token-lists.js'

/** A byte-level BPE with two merges, as GPT-2's, over the letters of `the` and a space. */
const BPE = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: [
    { id: 7, content: '<|end|>', single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
  ],
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  post_processor: null,
  decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
  model: {
    type: 'BPE',
    dropout: null,
    unk_token: null,
    continuing_subword_prefix: '',
    end_of_word_suffix: '',
    fuse_unk: false,
    vocab: { t: 0, h: 1, e: 2, Ġ: 3, th: 4, the: 5, Ġthe: 6 },
    merges: ['t h', 'th e', 'Ġ the'],
  },
}

describe('text to token ids', () => {
  it('goes by the merges of the file', () => {
    const tokenizer = openTextTokenizer(BPE, {}, 'tokenizer.json')
    expect(tokenizer.encode('the the th')).toEqual([5, 6, 3, 4])
    expect(tokenizer.encode('the<|end|>the')).toEqual([5, 7, 5])
    expect(tokenizer.encode('')).toEqual([])
    expect(tokenizer.vocabulary).toBe(8)
  })

  it('refuses what is no tokenizer, with what to do', () => {
    for (const document of [null, [], {}, { model: 'x' }])
      expect(() => openTextTokenizer(document, {}, 't.json')).toThrow(
        /t\.json: it is no tokenizer\.json\. Give the file/,
      )
    expect(() => openTextTokenizer({ ...BPE, model: { type: 'Odd' } }, {}, 't.json')).toThrow(
      /cannot be used.*--tokens/,
    )
  })

  it('refuses a text that the vocabulary lacks a part of', () => {
    const { model } = BPE
    const words = {
      ...BPE,
      added_tokens: [],
      pre_tokenizer: { type: 'WhitespaceSplit' },
      model: { type: 'WordLevel', vocab: { a: 0 }, unk_token: '?' },
    }
    expect(model.type).toBe('BPE')
    expect(() => openTextTokenizer(words, {}, 't.json').encode('a b')).toThrow(/no id for a part/)
  })
})

describe('token ids from a file', () => {
  it.each([
    ['[1, 2, 3]', [[1, 2, 3]]],
    ['[[1, 2], [3]]', [[1, 2], [3]]],
    ['[1,2]\n\n[3]\n', [[1, 2], [3]]],
    ['{"tokens":[1],"other":2}\n{"tokens":[2,3]}', [[1], [2, 3]]],
    ['{"tokens":[1,2]}', [[1, 2]]],
    ['[{"tokens":[1]},[]]', [[1], []]],
  ])('%j', (content, lists) => {
    expect(readTokenLists(content, 'f')).toEqual(lists)
  })

  it.each([
    ['', /f: it holds no token ids/],
    ['[]', /no token ids/],
    ['[1, 2.5]', /f: element 2 is no token id: 2\.5/],
    ['[1]\n[-1]', /f:2: element 1 is no token id: -1/],
    ['[1]\nwords', /f:2: it is no JSON/],
    ['"words"', /no array of token ids/],
    ['null', /no array of token ids/],
    ['[16777216]', /Ids are whole numbers/],
    ['[[1],["a"]]', /f: element 2: element 1 is no token id: "a"/],
  ])('%j is refused with its place', (content, message) => {
    expect(() => readTokenLists(content, 'f')).toThrow(message)
  })
})

describe('answers from a file', () => {
  it.each<[string, string, string[]]>([
    ['plain text', 'One line.\nAnother.', ['One line.\nAnother.']],
    ['plain text that begins as JSON does', '"So", he said.\n[1] it was.', ['"So", he said.\n[1] it was.']],
    ['NDJSON of strings', '"a"\n"b"', ['a', 'b']],
    ['an array of outputs', '[{"output":"a","generator":"g"},{"output":"b"}]', ['a', 'b']],
    ['OpenAI', '{"choices":[{"message":{"content":"hi"}}]}', ['hi']],
    ['OpenAI completions', '{"choices":[{"text":"hi"}]}', ['hi']],
    ['OpenAI Responses', '{"output":[{"type":"reasoning"},{"content":[{"type":"output_text","text":"hi"}]}]}', ['hi']],
    ['Anthropic', '{"content":[{"type":"text","text":"a"},{"type":"tool_use"},{"type":"text","text":"b"}]}', ['ab']],
    ['the native envelope', '{"ts":"t","response":{"choices":[{"message":{"content":"x"}}]}}', ['x']],
    ['a body in a string', '{"response":"{\\"content\\":[{\\"text\\":\\"x\\"}]}"}', ['x']],
    ['text as the response', '{"response":"just words"}', ['just words']],
  ])('%s', (_, content, answers) => {
    expect(readAnswers(content, 'f')).toEqual(answers)
  })

  it('are asked for where none stands', () => {
    expect(() => readAnswers('{"answer":"a"}\n{"prompt":"b"}', 'f')).toThrow(/f:2: no answer stands in it\. Each line/)
    expect(() => readAnswers('"a"\nb', 'f')).toThrow(/f:2: it is no JSON/)
    expect(() => readAnswers('[]', 'f')).toThrow(/no answers/)
  })
})

test('a list without ids is a text of no length, not an error', () => {
  expect(readTokenLists('[]\n[1]', 'f')).toEqual([[], [1]])
})
