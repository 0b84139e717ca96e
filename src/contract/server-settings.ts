import { z } from 'zod'
import { auditSettingsSchema } from './audit-settings.js'
import { figuresSettingsSchema } from './figures-settings.js'
import { gateSettingsSchema, publisherSchema } from './gate-settings.js'
import { gatewaySettings } from './gateway-settings.js'
import { psiSettingsSchema } from './psi-settings.js'
import { pushSettingsSchema } from './push-settings.js'
import { receiveSettingsSchema } from './receive-settings.js'
import { peopleSettingsSchema } from './role.js'
import { sharingSettings } from './sharing-settings.js'
import { taxiiFeedSchema } from './taxii-feed.js'
import { taxiiSettingsSchema } from './taxii-settings.js'
import { watermarkKeySettingsSchema } from './watermark-key.js'
import { webhookSettingsSchema } from './webhook-settings.js'
import { workSettings } from './work-settings.js'

const count = z.number().int().min(0)
const milliseconds = count
const MIB = 2 ** 20

/** Settings of `stillwatch serve`, each with the reason for its default. Sections of the settings document. */
export const serverSettings = {
  ...gatewaySettings,
  people: peopleSettingsSchema.optional().describe('sign-in of people by OpenID Connect; only keys where absent'),
  server: z
    .strictObject({
      body_bytes_max: count.default(1 * MIB).describe('body of a request that is no ingest; larger ones answer 413'),
      requests_per_minute: count
        .default(1200)
        .describe('requests a key, or an address without one, may make; ingest and decisions have bounds of their own'),
      connections_max: count.default(20_000).describe('open connections; more are refused at once'),
      header_ms_max: milliseconds.default(15_000).describe('time to send the headers: slow clients hold no place'),
      keep_alive_ms: milliseconds.default(65_000).describe('idle time of a connection; balancers use 60 s'),
      close_ms_max: milliseconds.default(20_000).describe('time that running requests have when the server stops'),
      metrics: z
        .enum(['loopback', 'key', 'any'])
        .default('loopback')
        .describe(
          'who may read /metrics: this machine, and others with any key; only who has a key; anybody. Choose key where a proxy on this machine lets others through',
        ),
    })
    .prefault({}),
  store: z
    .strictObject({
      clickhouse_url: z.string().default('').describe('http://… of a ClickHouse server; empty: embedded'),
      postgres_url: z.string().default('').describe('postgres://… of a PostgreSQL server; empty: embedded'),
      lease_beat_ms: milliseconds
        .default(5000)
        .describe('how often a server says that it works on a ClickHouse database by URL'),
      lease_silent_ms_max: milliseconds
        .default(20_000)
        .describe('silence after which another server may take its place there'),
      answer_ms_max: milliseconds.default(30_000).describe('a statement without an answer fails after it'),
      ready_ms_max: milliseconds.default(2000).describe('the same for /readyz'),
      connections_max: count.default(10).describe('connections to a PostgreSQL server'),
      restart_ms_max: milliseconds
        .default(10_000)
        .describe('longest pause before a store process that died is started'),
    })
    .prefault({}),
  receive: receiveSettingsSchema.prefault({}),
  ingest: z
    .strictObject({
      batch_bytes_max: count.default(16 * MIB).describe('documents of one batch: 10,000 exchanges of 1.6 KB'),
      batch_wait_ms: milliseconds.default(50).describe('time that a batch waits for more documents'),
      queue_bytes_max: count
        .default(128 * MIB)
        .describe('documents that wait; beyond, requests are answered 429 with Retry-After'),
      repeat_days: count.default(7).describe('days for which an exchange sent again is known by its id'),
      erased_days: count
        .default(7)
        .describe(
          'for which exchanges of an erased account are refused: senders repeat as long as repeat_days; 0: taken',
        ),
      dead_letter_bytes_max: count
        .default(64 * 2 ** 10)
        .describe('of a document that could not be used; the rest is cut'),
      dead_letter_days: count.default(14).describe('how long such documents are kept'),
      account_field: z.string().default('account').describe('what counts as the account, as for scan --account-field'),
      helicone_secret: z.string().default('').describe('key of the webhook signature; empty: the route is shut'),
    })
    .prefault({}),
  detection: z
    .strictObject({
      interval_s: count
        .default(3600)
        .describe('time after which a run over all accounts comes early: when a tenth of `growth` has arrived'),
      pause_s: count.default(10).describe('shortest time between two runs'),
      load_max: z
        .number()
        .gt(0)
        .max(1)
        .default(0.5)
        .describe(
          'share of the time in which detection runs: what it rests after a run follows from how long that took',
        ),
      background_max: count
        .default(2000)
        .describe(
          'accounts beside the changed ones that an update is compared with: a twentieth of their texts is a threshold',
        ),
      growth: z
        .number()
        .min(0)
        .default(0.05)
        .describe(
          'new exchanges, as a share of those stored, that begin a run over all accounts: its cost an exchange stays the same as the store grows',
        ),
      exchanges_min: count.default(1000).describe('exchanges before the first run'),
      identity_overlap_min: z
        .number()
        .min(0)
        .max(1)
        .default(0.3)
        .describe('share of the smaller set of accounts that two runs must have in common for one campaign'),
    })
    .prefault({}),
  retention: z
    .strictObject({
      exchanges_days: count.default(180).describe('sketches and counts; 0: for good'),
      text: z.enum(['none', 'samples', 'all']).default('samples').describe('whose text is kept, as evidence'),
      text_days: count.default(30).describe('how long text is kept'),
      text_samples_share: z.number().min(0).max(1).default(0.02).describe('share of exchanges that is a sample'),
      text_characters_max: count.default(8000).describe('of a request and of its answer; the rest is cut'),
      decisions_days: count.default(400).describe('decisions: a year, to compare with the one before'),
      accounts_days: count
        .default(400)
        .describe(
          'what is known of an account, after its last exchange, decision or telling, and not before its exchanges are forgotten',
        ),
      events_days: count.default(400).describe('events that were told: releases, bans, changes of policy'),
      appeals_days: count.default(400).describe('appeals, after they were decided'),
      closed_campaign_days: count
        .default(400)
        .describe('accounts of a campaign that was closed or dismissed, after it was last found or changed'),
      ledger_days: count
        .default(800)
        .describe(
          'which accounts were served which canaries, after the last of a kind: a model that learned from answers comes out and is found long after, and without these rows nothing can be shown',
        ),
    })
    .prefault({}),
  audit: auditSettingsSchema.prefault({}),
  decisions: z
    .strictObject({
      fail: z
        .enum(['open', 'closed'])
        .default('open')
        .describe('what is answered while it is not known who is suspected: open lets customers work'),
      ttl_s: count.default(5).describe('how long an answer may be kept by who asked'),
      refresh_ms: milliseconds
        .default(5000)
        .describe('how often what other servers changed is read; changes made here count at once'),
      staleness_s_max: count.default(300).describe('age of what is known from which it counts as not known'),
      records_queue_max: count
        .default(50_000)
        .describe('decisions that wait to be recorded; more are counted and lost'),
      buckets_max: count.default(200_000).describe('token buckets in memory; the one used longest ago goes first'),
      clearance_days: count
        .default(365)
        .describe(
          'how long upheld appeals and entries of the allow-list hold where no end is given, so that each is looked at once a year; 0: for good',
        ),
      challenge_url: z
        .string()
        .default('')
        .describe('page where accounts verify themselves; told to who is challenged'),
      challenge_webhook_url: z
        .string()
        .default('')
        .describe("the operator's identity provider, asked about accounts that are challenged; empty: nobody is asked"),
      challenge_secret: z
        .string()
        .default('')
        .describe('whsec_… of the Standard Webhooks specification: signs what is asked and what is answered later'),
      backtest_exchanges_max: count
        .default(2_000_000)
        .describe('exchanges that a backtest replays at most, the newest: 40 bytes each in a thread of its own'),
      guardrail_body_bytes_max: count
        .default(16 * MIB)
        .describe('body that a gateway asks with: it holds the whole conversation, of which nothing is read'),
      ext_authz_forbidden_only: z
        .boolean()
        .default(false)
        .describe('answer every refusal with 403: nginx (auth_request) takes 429 for an error'),
      policy_second_person: z
        .boolean()
        .default(false)
        .describe('a policy that is enforced counts only when it was proposed and another person has approved it'),
      guardrail_unserved: z
        .enum(['allow', 'block'])
        .default('allow')
        .describe('requests to be degraded in a way that LiteLLM cannot bring about: they pass whole, or not at all'),
    })
    .prefault({}),
  figures: figuresSettingsSchema.prefault({}),
  watermark_keys: watermarkKeySettingsSchema.prefault({}),
  ...workSettings,
  sharing: z
    .strictObject({
      taxii: taxiiSettingsSchema.prefault({}),
      webhooks: webhookSettingsSchema.prefault({}),
      psi: psiSettingsSchema.prefault({}),
      push: pushSettingsSchema.prefault({}),
      taxii_feeds: z
        .array(taxiiFeedSchema)
        .max(50)
        .default([])
        .describe('collections of other TAXII servers: polled for indicators, and pushed to'),
      import_s: count
        .default(30)
        .describe('how often it is looked for what partners sent to collections here; 0: never'),
      ...sharingSettings,
      publisher: publisherSchema.nullable().default(null).describe('who shares; null: nothing can be asked to leave'),
      gate: gateSettingsSchema.prefault({}),
    })
    .prefault({}),
} as const
