import type { PsiMode } from '#contract/psi.js'

export interface Learning {
  community: string
  epoch: string
  mode: PsiMode
  /** undefined where it is not known yet */
  asked: number | undefined
  of: number | undefined
  false_positive_rate?: number
}

const figure = (count: number | undefined): string => (count === undefined ? '' : ` (${count.toLocaleString('en')})`)

/** What each side learns, in sentences for the people who let it happen. */
export function describeLearning({ community, epoch, mode, asked, of, false_positive_rate = 0 }: Learning): string[] {
  const learns = {
    intersection: 'which of its own tokens the other side has as well, and no other token',
    cardinality:
      'how many of its own tokens the other side has as well. An honest one does not learn which; a dishonest one, who ' +
      'blinds each token under a key of its own, or asks about one alone, learns it as if it had asked for that',
  }[mode]
  return [
    `Tokens of community ${community}, epoch ${epoch}.`,
    `Who asks learns ${learns}; and how many tokens the other side has${figure(of)}.`,
    `Who answers learns how many tokens were asked about${figure(asked)}, and neither which nor how many both have.`,
    `Who reads the messages on their way learns both numbers, the community and the names that stand in them.`,
    'A token is made under a key of the community. Who holds that key can ask about values that they guess, as all ' +
      'addresses of a network: so questions are counted and bounded.',
    'Nothing keeps who asks from asking about tokens that they only made up, nor who answers from answering with others ' +
      'than they have. What is found is a lead, and no proof.',
    ...(false_positive_rate === 0
      ? []
      : [`Up to ${false_positive_rate * 100} % of the questions may find a token that the other side does not have.`]),
  ]
}
