import { alignTokens, type Pair } from './align-tokens'
import { keepTellingRuns } from './keep-telling-runs'
import { isWord, readTokens } from './read-tokens'
import { countWords, renderTemplate, type TextGroup, type TextTemplate } from './render-template'

export interface Templates {
  /** the one of most texts first */
  templates: TextTemplate[]
  /** places of texts that are like no other */
  rest: number[]
}

/** Texts are of one template when so much of their words is common to all of them; less is language and politeness. */
const SHARE_MIN = 0.35
const WORDS_MIN = 5
/** A document pasted into a short frame: so many words in the same order, in runs of so many, are no accident either. */
const RUN_WORDS_MIN = 8
const RUNS_WORDS_MIN = 12
/** Of the smaller vocabulary, before texts are compared in earnest. */
const WORDS_ALIKE_MIN = 0.3
const GROUPS_MAX = 40

/** Finds what texts have in common and what varies. Each text is compared with the groups before it: bounded by GROUPS_MAX. */
export function findTemplates(texts: readonly string[]): Templates {
  const groups: TextGroup[] = []
  for (const [place, text] of texts.entries()) {
    const tokens = readTokens(text)
    const vocabulary = new Set(tokens.filter(isWord))
    const joined = groups.some((group) => areAlike(group.vocabulary, vocabulary) && join(group, place, tokens))
    if (joined || groups.length >= GROUPS_MAX) continue
    groups.push({ skeleton: tokens, vocabulary, members: [{ place, tokens, places: tokens.map((_, at) => at) }] })
  }
  const templates = groups
    .filter(({ members }) => members.length > 1)
    .map(renderTemplate)
    .sort((a, b) => b.texts.length - a.texts.length || a.texts[0]!.place - b.texts[0]!.place)
  const taken = new Set(templates.flatMap((template) => template.texts.map(({ place }) => place)))
  return { templates, rest: texts.flatMap((_, place) => (taken.has(place) ? [] : [place])) }
}

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared >= Math.min(RUNS_WORDS_MIN, WORDS_ALIKE_MIN * small.size)
}

/** Takes a text into a group if enough stays common to all; the skeleton then is what stayed. */
function join(group: TextGroup, place: number, tokens: string[]): boolean {
  const pairs = alignTokens(group.skeleton, tokens)
  const kept = keepTellingRuns(group, tokens, pairs)
  const words = kept.filter(([at]) => isWord(group.skeleton[at]!)).length
  const longest = Math.max(countWords(tokens), ...group.members.map((member) => countWords(member.tokens)))
  const is_one = words >= Math.max(WORDS_MIN, SHARE_MIN * longest) || countInRuns(group, kept) >= RUNS_WORDS_MIN
  if (!is_one) return false
  for (const member of group.members) member.places = kept.map(([at]) => member.places[at]!)
  group.members.push({ place, tokens, places: kept.map(([, at]) => at) })
  group.skeleton = kept.map(([at]) => group.skeleton[at]!)
  return true
}

/** Words that stand in long runs. */
function countInRuns({ skeleton }: TextGroup, kept: readonly Pair[]): number {
  let [all, run] = [0, 0]
  for (const [at, [one, other]] of kept.entries()) {
    const [one_before, other_before] = kept[at - 1] ?? [-2, -2]
    if (one !== one_before + 1 || other !== other_before + 1) run = 0
    if (!isWord(skeleton[one]!)) continue
    run++
    if (run >= RUN_WORDS_MIN) all += run === RUN_WORDS_MIN ? RUN_WORDS_MIN : 1
  }
  return all
}
