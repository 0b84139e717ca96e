import { z } from 'zod'

const count = z.number().int().min(0)

/** Figures that people look at: `figures` of the settings document. */
export const figuresSettingsSchema = z.strictObject({
  days: count
    .min(1)
    .default(30)
    .describe('days that an overview covers where none are asked for: up to the newest exchange'),
  steps_max: count.min(1).default(2000).describe('steps of a course of traffic: more than a screen has points'),
  graph_accounts_max: count
    .default(25_000)
    .describe('accounts of a graph, the surest first: as many as the largest campaign that was published'),
  graph_items_max: count.default(20_000).describe('shared items of a graph, those that chance explains least first'),
  graph_edges_max: count
    .default(100_000)
    .describe(
      'lines of a graph: what one answer may hold; how quickly a browser draws them is measured in bench/RESULTS.md',
    ),
  hours_accounts_max: count.default(1000).describe('rows of a heat map of hours'),
  replicates: count
    .min(19)
    .default(199)
    .describe('sets of innocent accounts with which a likeness is compared: the least p-value is 1 over one more'),
  sample_accounts: count
    .min(100)
    .default(4000)
    .describe('innocent accounts from which such sets are drawn, and with which one account is compared'),
  links_max: count.min(1).max(500).default(50).describe('accounts that are told as like another one'),
  fresh_ms: count
    .default(2000)
    .describe('for which an overview, a course of traffic or a timeline is told again: many may look at it at once'),
  query_ms_max: count.min(1).default(20_000).describe('time that one question to the engine may take; then it fails'),
})
export type FiguresSettings = z.infer<typeof figuresSettingsSchema>
