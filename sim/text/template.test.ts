import { describe, expect, it } from 'vitest'
import { Random } from '#sim/random.js'
import { compileGrammar, renderTemplate } from './template.js'

const compile = compileGrammar({
  colour: 'red|green|blue|grey|white|black|pink|brown',
  thing: '{colour} hat|{2..4} pens',
})

describe('renderTemplate', () => {
  it('fills slots, ranges and nested lists', () => {
    const texts = new Set(
      Array.from({ length: 400 }, (_, i) => renderTemplate(compile('a {thing}, {7..8}'), new Random(i))),
    )
    for (const text of texts)
      expect(text).toMatch(/^a (?:(?:red|green|blue|grey|white|black|pink|brown) hat|[2-4] pens), [78]$/)
    expect(texts.size).toBe(22)
  })

  it('repeats what a named slot drew', () => {
    for (let i = 0; i < 50; i++) {
      const [first, second, other] = renderTemplate(compile('{colour#a} {colour#a} {colour#b}'), new Random(i)).split(
        ' ',
      )
      expect(second).toBe(first)
      expect(other).not.toBe(first)
    }
  })

  it('does not draw the same entry twice in a row within a text', () => {
    for (let i = 0; i < 100; i++) {
      const [first, second] = renderTemplate(compile('{colour} {colour}'), new Random(i)).split(' ')
      expect(second).not.toBe(first)
    }
  })

  it('under a lens keeps to few entries, and to one where the slot is the person', () => {
    const random = new Random(9)
    const lens = { seed: 77, width: 2 }
    const drawn = new Set(Array.from({ length: 200 }, () => renderTemplate(compile('{colour}'), random, lens)))
    expect(drawn.size).toBeLessThanOrEqual(2)
    const own = new Set(Array.from({ length: 200 }, () => renderTemplate(compile('{colour#me}'), random, lens)))
    expect(own.size).toBe(1)
  })

  it('refuses a list that is missing or draws itself', () => {
    expect(() => compile('{shape}')).toThrow('shape')
    expect(() => compileGrammar({ a: '{b}', b: '{a}' })('{a}')).toThrow('draws itself')
  })
})
