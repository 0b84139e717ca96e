import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]

/** The figures of one gateway, in the Prometheus text format by `registry.metrics()`. */
export class GatewayMetrics {
  readonly registry = new Registry()
  readonly requests = new Counter({
    name: 'stillwatch_gateway_requests_total',
    help: 'Requests by interface and the status that the caller saw',
    labelNames: ['api', 'status'],
    registers: [this.registry],
  })
  readonly decisions = new Counter({
    name: 'stillwatch_gateway_decisions_total',
    help: 'Decisions as enforced, by kind and reason code',
    labelNames: ['decision', 'reason_code'],
    registers: [this.registry],
  })
  readonly first_byte = new Histogram({
    name: 'stillwatch_gateway_first_byte_seconds',
    help: 'From sending a request on to the first byte of its answer',
    labelNames: ['api'],
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly duration = new Histogram({
    name: 'stillwatch_gateway_request_seconds',
    help: 'From the head of a request to the end of its answer',
    labelNames: ['api'],
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly failures = new Counter({
    name: 'stillwatch_gateway_upstream_failures_total',
    help: 'Answers that the model server did not give or broke off, by the code of the failure',
    labelNames: ['code'],
    registers: [this.registry],
  })
  readonly unrecorded = new Counter({
    name: 'stillwatch_gateway_records_lost_total',
    help: 'Exchanges not recorded or recorded in part, by reason',
    labelNames: ['reason'],
    registers: [this.registry],
  })
  readonly not_enforced = new Counter({
    name: 'stillwatch_gateway_degradations_unknown_total',
    help: 'Degradations decided that this gateway cannot carry out, or not on the whole answer',
    labelNames: ['degradation'],
    registers: [this.registry],
  })
  readonly canaries_left = new Counter({
    name: 'stillwatch_gateway_canaries_left_total',
    help: 'Answers that may bear no canary by what was asked (JSON, citations, a beginning by the caller), though it was decided',
    registers: [this.registry],
  })

  readonly account_faults = new Counter({
    name: 'stillwatch_gateway_account_headers_faulty_total',
    help: 'Requests whose account header is missing, repeated or too long',
    labelNames: ['fault'],
    registers: [this.registry],
  })
  readonly unwithheld = new Counter({
    name: 'stillwatch_gateway_answers_unwithheld_total',
    help: 'Answers that passed whole though reasoning was to be withheld, since their kind cannot be rewritten',
    labelNames: ['content_type'],
    registers: [this.registry],
  })

  /** Shows a figure that is read when it is asked for. */
  watch(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `stillwatch_gateway_${name}`,
      help,
      registers: [this.registry],
      collect() {
        this.set(read())
      },
    })
  }

  /** Shows all figures that a part of the gateway tells of itself. */
  watchAll(prefix: string, read: (() => Record<string, number>) | undefined): void {
    for (const name of Object.keys(read?.() ?? {}))
      this.watch(`${prefix}_${name}`, `${name.replaceAll('_', ' ')} of ${prefix}`, () => read?.()[name] ?? 0)
  }
}
