import type { Account } from '#sim/account.js'
import { Random } from '#sim/random.js'
import type { Script } from '#sim/script.js'
import { askPerson, deriveInterests, goOn } from '#sim/text/person.js'
import { asTyped } from '#sim/text/typing.js'
import { type Kind, SINGLE, SITTING_MEAN, sittingLength } from './kind.js'

const VISITORS = 0.15
const VISIT_DAYS = 7
// The mean of the lognormal below.
const SITTINGS_A_WEEK = 3.83

/** A private person with a few interests, some sittings a week. */
export const casual: Kind = {
  ...SINGLE,
  exchangesMean(days) {
    const visit = Math.min(VISIT_DAYS, days)
    const visitDays = (visit * (days - visit) + (visit * (visit + 1)) / 2) / days
    return ((SITTINGS_A_WEEK * SITTING_MEAN) / 7) * ((1 - VISITORS) * days + VISITORS * 2 * visitDays)
  },
  habit(random, _unit, days) {
    const rate = random.lognormal(3, 0.7) / 7
    if (!random.chance(VISITORS)) return { rate, fromDay: 0, toDay: days }
    // Some try it for a week and never come back.
    const fromDay = random.int(days)
    return { rate: rate * 2, fromDay, toDay: Math.min(days, fromDay + VISIT_DAYS) }
  },
  length: sittingLength,
  traits: () => ({}),
  open: (account, _unit, random) => openPerson(account, random, 1 + (account.salt % 3)),
}

/** A person at the keys: own interests, follow-ups in the own language, typing mistakes. */
export function openPerson(account: Account, random: Random, topics: number, work = false): Script {
  const interests = deriveInterests(new Random(account.salt, 11), topics, work)
  const typed = (text: string, r: Random) => (r.chance(account.typing) ? asTyped(text, r) : text)
  return {
    ask: (r) => typed(askPerson(interests, r), r),
    goOn: (r) => typed(goOn(interests.language, r), r),
    followUps: account.followUps,
    system: account.salt % 16 === 0 ? 'You are a helpful assistant.' : null,
    tools: [],
    loop: false,
    gapMs: random.between(40_000, 110_000),
  }
}
