import type { Account } from './account.js'
import { BODIES, type Body, type ToolCall } from './bodies/body.js'
import { addressAt } from './network.js'
import type { Resident } from './population.js'
import { mixSeeds, Random, scrambleNumber } from './random.js'
import type { Script } from './script.js'
import { answer, toolCall, toolResult } from './text/answers.js'
import { DAY_MS, type World } from './world.js'

const HISTORY = 7
const FAILURES = 0.015

/** One sitting under way: an account, its script and the conversation so far. */
export class Sitting {
  private readonly random: Random
  private readonly body: Body
  private messages: string[] = []
  private started = false
  private call: ToolCall | null = null
  private asked = ''
  private failed = false
  private retries = 0

  constructor(
    private readonly world: World,
    readonly resident: Resident,
    private readonly account: Account,
    private readonly script: Script,
    readonly harvest: boolean,
    private left: number,
    public at: number,
    readonly order: number,
  ) {
    this.random = new Random(mixSeeds(world.seed, order), account.index, 0x517)
    this.body = BODIES[account.client.form]
  }

  /** Writes the exchange that is due as a line, with this number's id, and moves on. False where the sitting is over. */
  step(id: string, number: number): { line: string; more: boolean } {
    const { random, account, script, at } = this
    if (!this.failed) this.speak()
    const model = this.chooseModel()
    const limit = script.limit === undefined ? account.limit : script.limit
    const wanted = Math.max(1, Math.round(random.lognormal(script.outputTokens ?? account.verbosity, 0.6)))
    const outputTokens = limit === null ? wanted : Math.min(limit, wanted)
    const request = this.body.request(
      {
        model,
        system: script.system,
        limit,
        temperature: account.temperature,
        stream: account.stream,
        tools: script.tools,
        endUser: script.endUser ?? null,
      },
      this.messages,
    )
    this.failed = random.chance(FAILURES)
    const status = this.failed ? random.pick(STATUSES) : 200
    const text = answer(this.asked, random)
    const response = this.failed
      ? `{"error":{"type":"${status === 429 ? 'rate_limit_error' : 'api_error'}"}}`
      : this.body.response({
          id: scrambleNumber(number).toString(36),
          model,
          text,
          inputTokens: 6 + Math.ceil(request.length / (isChinese(this.asked) ? 1.8 : 4.3)),
          outputTokens,
          cut: outputTokens === limit,
        })
    const address = addressAt(account.network, account.salt, at, random)
    const line = `{"id":"${id}","ts":"${new Date(at).toISOString()}",${account.head}${address}${account.tail}${status},"request":${request},"response":${response}}`
    return { line, more: this.moveOn(text) }
  }

  /** What the account sends now: something new, a word that goes on, or what a tool gave. */
  private speak(): void {
    const { random, script, body } = this
    if (script.loop && this.started) return
    const going = this.started && script.goOn !== undefined && random.chance(script.followUps)
    if (!going) this.messages = []
    this.asked = going ? script.goOn!(random) : script.ask(random)
    this.messages.push(body.user(this.asked, this.account.parts))
    this.started = true
  }

  private moveOn(text: string): boolean {
    const { random, script } = this
    if (this.failed && this.retries < 2 && random.chance(0.6)) {
      this.retries++
      this.at += 800 + random.int(9_000)
      return true
    }
    const lost = this.failed && !script.loop
    this.retries = 0
    this.failed = false
    this.left--
    if (this.left <= 0) return false
    if (lost) this.messages.pop()
    else if (script.loop) this.useTool(text)
    else this.messages.push(this.body.assistant(text))
    // The goal or first question stays; of the rest the last turns.
    if (this.messages.length > HISTORY + 1) this.messages.splice(script.loop ? 1 : 0, 2)
    this.at += 300 + Math.floor(random.lognormal(script.gapMs, 0.8))
    return this.at < this.world.end
  }

  private useTool(text: string): void {
    this.call = toolCall(this.script.tools, this.random)
    this.messages.push(this.body.call(this.call, text), this.body.result(this.call, toolResult(this.random)))
  }

  private chooseModel(): string {
    const { random, account, script, world } = this
    if (script.model !== undefined) return script.model
    if (random.chance(account.smallModel)) return world.models.at(-1)!
    const { release } = world
    if (release && this.at >= release.at) {
      const days = (this.at - release.at) / DAY_MS
      // The public comes over within two weeks, an operator who waits for a model within a day.
      const share = script.pivot === undefined ? Math.min(0.6, days / 14) : script.pivot * Math.min(1, days)
      if (random.chance(share)) return release.model
    }
    return world.models[0]!
  }
}

const STATUSES = [429, 429, 500, 503, 529]
const isChinese = (text: string) => text.charCodeAt(0) > 0x2e7f
