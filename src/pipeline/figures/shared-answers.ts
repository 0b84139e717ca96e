/** Questions of which answers are kept; the oldest goes first. */
const KEPT_MAX = 50

/** Answers that all share who ask the same at the same time, or shortly after. */
export class SharedAnswers {
  readonly #fresh_ms: number
  readonly #now_ms: () => number
  readonly #kept = new Map<string, { answer: Promise<unknown>; until_ms: number }>()

  constructor(fresh_ms: number, now_ms: () => number = () => performance.now()) {
    this.#fresh_ms = fresh_ms
    this.#now_ms = now_ms
  }

  /** `question` says all that the answer follows from. What fails is asked anew. */
  get<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(question)
    if (kept !== undefined && this.#now_ms() < kept.until_ms) return kept.answer as Promise<T>
    const answer = ask()
    const entry = { answer, until_ms: Number.POSITIVE_INFINITY }
    this.#kept.delete(question)
    this.#kept.set(question, entry)
    for (const oldest of this.#kept.keys()) if (this.#kept.size > KEPT_MAX) this.#kept.delete(oldest)
    answer.then(
      () => {
        entry.until_ms = this.#now_ms() + this.#fresh_ms
      },
      () => {
        if (this.#kept.get(question) === entry) this.#kept.delete(question)
      },
    )
    return answer
  }
}
