import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Decision } from '#contract/decision.js'
import type { Live } from '#pipeline/live/start-live.js'
import { addSharingMetrics } from './sharing-metrics.js'

export const DECISIONS_PATH = '/v1/decisions'

/** Prometheus metrics of a server; names after the conventions of Prometheus. */
export interface ServerMetrics {
  registry: Registry
  requests: Counter<'route' | 'status'>
  request_seconds: Histogram<'route'>
  documents: Counter<'format' | 'outcome'>
  decisions: Counter<'decision'>
  /** counts an answered request for a decision, without looking its labels up each time */
  countDecision(decision: Decision['decision'], seconds: number): void
  unserved: Counter<'degradation'>
  dropped_events: Counter
}

export function createMetrics(live: Live): ServerMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('stillwatch_ingest_queue_bytes', 'documents that are not stored yet', () => live.ingest.queue.bytes)
  gauge('stillwatch_standings', 'accounts of which something is known', () => live.decisions.standings_count)
  gauge('stillwatch_decisions_fresh', '1 while what is known is not too old to decide by', () =>
    live.decisions.fresh ? 1 : 0,
  )
  gauge(
    'stillwatch_decision_records_waiting',
    'decisions that are not recorded yet',
    () => live.decisions.records.length,
  )
  gauge('stillwatch_decision_records_lost', 'decisions that were never recorded', () => live.decisions.records.lost)
  const detection_seconds = new Histogram({
    name: 'stillwatch_detection_seconds',
    help: 'time of a run of detection',
    buckets: [1, 3, 10, 30, 100, 300, 1000],
    registers,
  })
  const detection_failures = new Counter({
    name: 'stillwatch_detection_failures_total',
    help: 'runs that failed',
    registers,
  })
  const store_restarts = new Counter({
    name: 'stillwatch_store_restarts_total',
    help: 'deaths of the store process',
    registers,
  })
  const failures = (name: string, help: string) => new Counter({ name, help, registers })
  const attest_failures = failures('stillwatch_audit_checkpoint_failures_total', 'checkpoints not made or not written')
  const retention_failures = failures('stillwatch_retention_failures_total', 'days on which not all was forgotten')
  const hold_failures = failures('stillwatch_legal_hold_failures_total', 'times that the engine was not told of holds')
  new Gauge({
    name: 'stillwatch_challenges',
    help: 'accounts to be asked about, by what came of it, since the start',
    labelNames: ['outcome'],
    registers,
    collect() {
      for (const [outcome, count] of Object.entries(live.challenges.counts)) this.set({ outcome }, count)
    },
  })
  addSharingMetrics(registry, live)
  live.checkpoints.on('failed', () => attest_failures.inc())
  live.retention.on('failed', () => retention_failures.inc())
  live.holds.on('failed', () => hold_failures.inc())
  live.detection.on('ran', ({ seconds }) => detection_seconds.observe(seconds))
  live.detection.on('failed', () => detection_failures.inc())
  live.link.on('down', () => store_restarts.inc())
  const requests = new Counter({
    name: 'stillwatch_http_requests_total',
    help: 'requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  })
  const request_seconds = new Histogram({
    name: 'stillwatch_http_request_seconds',
    help: 'time to answer',
    labelNames: ['route'],
    buckets: [0.0005, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  })
  const decisions = new Counter({
    name: 'stillwatch_decisions_total',
    help: 'decisions that were answered',
    labelNames: ['decision'],
    registers,
  })
  const countDecision = decisionCounter({ requests, request_seconds, decisions })
  return {
    registry,
    requests,
    request_seconds,
    documents: new Counter({
      name: 'stillwatch_documents_total',
      help: 'documents by what became of them',
      labelNames: ['format', 'outcome'],
      registers,
    }),
    decisions,
    countDecision,
    unserved: new Counter({
      name: 'stillwatch_degradations_unserved_total',
      help: 'degradations that the asking program cannot bring about',
      labelNames: ['degradation'],
      registers,
    }),
    dropped_events: new Counter({
      name: 'stillwatch_stream_dropped_total',
      help: 'events that a slow reader of a stream missed',
      registers,
    }),
  }
}

function decisionCounter({
  requests,
  request_seconds,
  decisions,
}: Pick<ServerMetrics, 'requests' | 'request_seconds' | 'decisions'>) {
  const answered = requests.labels({ route: DECISIONS_PATH, status: 200 })
  const seconds_taken = request_seconds.labels({ route: DECISIONS_PATH })
  const by_kind = new Map<string, { inc(): void }>()
  return (decision: Decision['decision'], seconds: number): void => {
    let kind = by_kind.get(decision)
    if (kind === undefined) {
      kind = decisions.labels({ decision })
      by_kind.set(decision, kind)
    }
    kind.inc()
    answered.inc()
    seconds_taken.observe(seconds)
  }
}
