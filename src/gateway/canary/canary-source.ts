/** A text that comes in pieces, and its canaries with it. */
export interface CanaryText {
  /** @returns what can be shown now */
  push(piece: string): string
  /** what was held */
  end(): string
}

/** The texts of one answer: a choice of a chat completion, or all blocks of a message. */
export interface CanaryAnswer {
  /** @param counted false for a text that is told a second time */
  text(counted: boolean): CanaryText
}

/** The canaries of one exchange. */
export interface CanaryServing {
  cluster: string
  key_commitment: string
  answer(): CanaryAnswer
  /** what the answers carry so far */
  served(): { slot: string; variant: number; count: number }[]
}

/** Serves from memory; handed in by whoever starts the gateway. */
export interface CanaryServer {
  /** @returns undefined where there is nothing to serve */
  serve(cluster: string, question: string): CanaryServing | undefined
}

/** Where canaries come from, and who is told what was served. */
export interface CanarySource extends CanaryServer {
  /** Never makes the caller wait. */
  report(account_id: string, at_ms: number, serving: CanaryServing): void
  stats?(): Record<string, number>
  close?(): Promise<void>
}
