import { mixSeeds, type Random } from '#sim/random.js'
import { findTopics, type Language, type Topic, WORK_TOPICS } from '#sim/topics/topics.js'
import { FOLLOW_UPS } from './follow-ups.js'
import { LIFE } from './life.js'
import { type Lens, renderTemplate, type Template } from './template.js'

/** What one person asks about. */
export interface Interests {
  language: Language
  topics: readonly Topic[]
  lens: Lens
  /** share of prompts that begin with a word about oneself */
  aboutMe: number
}

const LANGUAGES: readonly (readonly [Language, number])[] = [
  ['en', 78],
  ['zh', 9],
  ['es', 5],
  ['de', 4],
  ['fr', 4],
]
// Now and then people ask about something else.
const STRAYS = 0.06
const FORMS_OF_ONE = 12

/** A person's few topics and what of them, drawn from a stream that belongs to the account. */
export function deriveInterests(random: Random, count: number, work = false): Interests {
  const language = random.weighted(LANGUAGES)
  const pool = work && language === 'en' ? WORK_TOPICS : findTopics(language)
  const topics = Array.from({ length: count }, () => random.pick(pool))
  return {
    language,
    topics,
    lens: { seed: random.next(), width: 3 + random.int(3) },
    aboutMe: random.chance(0.4) ? 0.35 : 0,
  }
}

/** Something that this person asks. */
export function askPerson({ language, topics, lens, aboutMe }: Interests, random: Random): string {
  const stray = random.chance(STRAYS)
  const topic = random.pick(stray ? findTopics(language) : topics)
  const own = stray ? { seed: random.next(), width: 3 } : lens
  const text = renderTemplate(formOf(topic, own, random), random, own)
  if (!random.chance(aboutMe)) return text
  return `${renderTemplate(LIFE[language][lens.seed % LIFE[language].length]!, random, lens)} ${text}`
}

/** People have their ways of asking: about a dozen of the forms, the first of them oftenest. */
function formOf({ forms }: Topic, { seed }: Lens, random: Random): Template {
  const favourite = Math.min(random.int(FORMS_OF_ONE), random.int(FORMS_OF_ONE))
  return forms[mixSeeds(seed, favourite) % forms.length]!
}

/** A word with which a person goes on. */
export const goOn = (language: Language, random: Random): string =>
  random.pick(FOLLOW_UPS[random.chance(0.85) ? language : 'en'])
