import { findTopics } from '#sim/topics/topics.js'
import { type Deck, SUBJECTS } from './deck.js'

/** People's own questions, of all topics and languages evenly: what a leaked chat log would hold. */
const topics = [
  ...findTopics('en'),
  ...findTopics('en'),
  ...findTopics('zh'),
  ...findTopics('es'),
  ...findTopics('de'),
  ...findTopics('fr'),
]

export const REPLAY: Deck = {
  subjects: Array.from({ length: SUBJECTS }, (_, subject) =>
    topics.filter((_topic, i) => i % SUBJECTS === subject).flatMap(({ forms }) => forms),
  ),
}
