/**
 * How a watermark scores the tokens of a text under one key. All detectors and all tests that count tokens (plain
 * detection, radioactivity, wrong keys) work through it; so each scheme is written once.
 */
export interface TokenScorer {
  /** tokens before the scored one that its score depends on; 0 where it depends on none */
  readonly context_width: number
  /** first place of a text that is scored: 0 where a scheme pads what is missing, else `context_width` */
  readonly first: number
  /** what is scored once alone: a context whatever follows it, or the context with its token */
  readonly unit: 'context' | 'ngram'
  /** mean of a score where nothing is watermarked */
  readonly expected: number
  /** score of the token at `at`, 0 or more */
  score(tokens: ArrayLike<number>, at: number): number
  /** ln P(sum of `scored` scores ≥ `sum`) where nothing is watermarked: exact, never −Infinity for a sum that can be */
  logTail(sum: number, scored: number): number
  /**
   * What the score depends on, where that can be alike for unlike units (a hash that drops some of the context): units
   * alike in it have one score between them, and count once.
   */
  readonly source?: ScoreSource
}

export interface ScoreSource {
  /** 32-bit words that `read` writes */
  readonly words: number
  read(tokens: ArrayLike<number>, at: number, into: Int32Array): void
}

/** Changes the logits of the next token as the scheme's own engine does; what is chosen then is the caller's. */
export interface LogitsMarker {
  /**
   * @param tokens those before the next one, in order
   * @param logits one a token of the vocabulary, after temperature; changed in place. For schemes that sample by their
   *   own noise (Gumbel) the greatest is the choice; for the others it is drawn from their softmax as ever.
   */
  mark(tokens: ArrayLike<number>, logits: Float64Array): void
}
