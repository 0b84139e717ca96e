import type { GateRule } from '../gate-rule.js'

const CODES = 'usd|eur|gbp|jpy|cny|rmb|chf|inr|krw|aud|cad|sgd|hkd|twd|brl|rub|sek|nok|dkk|pln|btc|usdt'
const AMOUNT = new RegExp(
  `\\p{Sc}\\s?\\d|\\d\\s?\\p{Sc}|(?<![\\p{L}\\p{N}])(?:${CODES})[\\s._:-]{0,2}\\d|\\d[\\s._:-]{0,2}(?:${CODES})(?![\\p{L}\\p{N}])`,
  'u',
)
const WORDS = new RegExp(
  `\\p{Sc}|(?<![\\p{L}\\p{N}])(?:${CODES}|prices?|priced|pricing|discount(?:s|ed)?|rebates?|dollars?|euros?|cents?|yuan|yen|tariffs?|fees?|invoices?|per (?:million|thousand|1[mk]) tokens?|per token|margins?)(?![\\p{L}\\p{N}])`,
  'u',
)
const NUMBER = /\d+(?:[.,]\d+)*(?:e[+-]?\d{1,3})?/g
const MONEY_MEMBERS = new Set(['price', 'prices', 'pricing', 'currency', 'amount', 'cost', 'costs', 'value_at_prices'])

export const prices: GateRule = {
  name: 'prices',
  reason: 'What a competitor charges may not be exchanged: competition law.',
  *test({ texts, pieces, visited, prices: own, learned }) {
    for (const { where, plain, reversed } of texts)
      if (plain.some((reading) => AMOUNT.test(reading)) || reversed.some(isAmountInSentence))
        yield { where, what: 'an amount of money' }
    for (const { where, plain, reversed } of pieces)
      if ([...plain, ...reversed].some((reading) => WORDS.test(reading))) yield { where, what: 'words of prices' }
    // Whole numbers are counts as often as not.
    const listed = new Set(own.filter((price) => !Number.isInteger(price)))
    for (const { where, plain, reversed } of pieces)
      if ([...plain, ...reversed].some((reading) => numbersOf(reading).some((number) => listed.has(number))))
        yield { where, what: 'a number of the price list' }
    if (learned !== undefined) return
    for (const { where, name, value } of visited.members)
      if (MONEY_MEMBERS.has(name) && value !== null) yield { where: `${where}/${name}`, what: 'a field of prices' }
  },
}

/** Backwards, signatures and hashes would hold one now and then. */
const isAmountInSentence = (reading: string): boolean => /\s/.test(reading.trim()) && AMOUNT.test(reading)

const numbersOf = (text: string): number[] =>
  (text.match(NUMBER) ?? []).flatMap((digits) => [
    Number(digits.replaceAll(',', '')),
    Number(digits.replaceAll('.', '').replace(',', '.')),
    Number(digits.replace(',', '.')),
  ])
