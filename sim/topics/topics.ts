import { compileGrammar, type Template } from '#sim/text/template.js'
import { CHINESE_FORMS, CHINESE_TOPICS } from './chinese.js'
import { FRENCH_FORMS, FRENCH_TOPICS } from './french.js'
import { GERMAN_FORMS, GERMAN_TOPICS } from './german.js'
import { HOUSE } from './house.js'
import { LEISURE } from './leisure.js'
import { LIVING } from './living.js'
import { OWN_WORDS } from './own-words.js'
import { QUESTION_FORMS } from './question-forms.js'
import { SPANISH_FORMS, SPANISH_TOPICS } from './spanish.js'
import { WORK } from './work.js'

export type Language = 'en' | 'zh' | 'es' | 'de' | 'fr'

/** The words of a topic: lists joined by `|`. */
export interface TopicWords {
  /** noun phrases without article */
  thing: string
  /** what goes wrong with one, third person */
  trouble: string
  /** what one wants to do, infinitive */
  goal: string
  /** circumstances: «on a …», «with …», «for …» */
  detail: string
}

/** Something that people ask about. */
export interface Topic {
  forms: readonly Template[]
}

function createTopic(words: TopicWords, forms: readonly string[]): Topic {
  return { forms: forms.map(compileGrammar({ ...OWN_WORDS, ...words })) }
}

const english = (words: readonly TopicWords[]) => words.map((topic) => createTopic(topic, QUESTION_FORMS))

export const WORK_TOPICS: readonly Topic[] = english(WORK)
const TOPICS: Record<Language, readonly Topic[]> = {
  en: [...english([...HOUSE, ...LEISURE, ...LIVING]), ...WORK_TOPICS],
  zh: CHINESE_TOPICS.map((topic) => createTopic(topic, CHINESE_FORMS)),
  es: SPANISH_TOPICS.map((topic) => createTopic(topic, SPANISH_FORMS)),
  de: GERMAN_TOPICS.map((topic) => createTopic(topic, GERMAN_FORMS)),
  fr: FRENCH_TOPICS.map((topic) => createTopic(topic, FRENCH_FORMS)),
}

export const findTopics = (language: Language): readonly Topic[] => TOPICS[language]
