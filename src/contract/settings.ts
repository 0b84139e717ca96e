import { z } from 'zod'
import { evidenceSettingsSchema } from './evidence-settings.js'
import { provenanceSettingsSchema } from './provenance-settings.js'
import { serverSettings } from './server-settings.js'

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)

/**
 * Every bound and threshold, with the reason for its default. One document: `stillwatch.config.*`, checked here, given
 * back in the report.
 */
export const settingsSchema = z.strictObject({
  engine: z
    .strictObject({
      memory_bytes_max: count
        .default(3 * 2 ** 30)
        .describe('memory of the embedded engine, bytes; queries that want more go to disk or fail with a clear error'),
    })
    .prefault({}),
  reading: z
    .strictObject({
      line_bytes_max: count.default(64 * 2 ** 20).describe('longest line; longer ones are rejected'),
      skew_ms_max: count.default(86_400_000).describe('how far in the future an exchange may lie, for wrong clocks'),
      rejected_shown_max: count.default(20).describe('rejected lines named in the report; all are counted'),
    })
    .prefault({}),
  privacy: z
    .strictObject({
      hash_identifiers: z
        .boolean()
        .default(true)
        .describe('payment fingerprints are stored as hashes under the sketch key: links need equality, not the value'),
      sketch_key: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .default('6f7065726174696f6e7374696c6c7761')
        .describe('key of the hashed words, 32 hex digits; reports repeat only under the same key'),
    })
    .prefault({}),
  profile: z
    .strictObject({
      texts_min: count
        .default(2)
        .describe('accounts with fewer distinct texts have no profile: one text has no spread'),
      basis_texts_per_account: count
        .default(30)
        .describe('texts an account gives to the basis: busy accounts must not rule it'),
      basis_texts_max: count.default(200_000).describe('texts of the basis in all'),
      texts_per_account: count
        .default(64)
        .describe('texts an account gives to word models: a share is then read to about 6 points'),
      texts_per_account_min: count
        .default(16)
        .describe('the same where there are many accounts: of nine texts two of three campaigns were found, of 16 all'),
      texts_wanted: count
        .default(300_000)
        .describe('texts of the word models in all, so long as every account may give its least number'),
      texts_max: count.default(1_200_000).describe('texts of the word models at most; about 400 bytes of memory each'),
      spread_pairs_max: count.default(2000).describe('accounts from which the spread within accounts is read'),
    })
    .prefault({}),
  link: z
    .strictObject({
      texts_min: count.default(4).describe('texts of an account that can be linked: below, its true length is noise'),
      accounts_max: count
        .default(300_000)
        .describe('accounts compared with each other, the most active ones where there are more'),
      exact_accounts_max: count
        .default(20_000)
        .describe(
          'accounts compared pair by pair; more are compared within cells of like accounts, which loses weak links',
        ),
      cells_per_account: count
        .default(3)
        .describe(
          'cells in which an account is compared: of the core accounts 53 to 99 % kept their core on three logs, of campaigns all',
        ),
      links_per_account_max: count.default(64).describe('links kept an account where cells are used: cores need five'),
      z_min: z
        .number()
        .default(5)
        .describe('standard deviations of a strict link; innocents of one topic reach 3 to 4'),
      cosine_min: share
        .default(0.6)
        .describe('corrected cosine of a strict link: two people of one topic stay below 0.4'),
      neighbours_min: count.default(5).describe('k of the k-core: weak edges percolate below'),
      broad_texts_min: count.default(8).describe('texts of an account that can be called broad: fewer blur its length'),
      broad_shares: z
        .array(share)
        .default([0.1, 0.2, 0.3, 0.4])
        .describe('nested shares of the broadest accounts to start from'),
      directions: count.default(12).describe('directions in which accounts may differ that are looked at'),
      direction_accounts_max: count
        .default(1000)
        .describe(
          'accounts from which the directions are read: those of a small part of them are lost, links serve there',
        ),
      direction_excess: z
        .number()
        .min(1)
        .default(1.6)
        .describe(
          'variance of a direction that stands out, in units of the median one: people reached 1.4 on three logs',
        ),
      leaning_texts_min: count.default(3).describe('texts of an account that can lean along a direction'),
      leaning_share: share.default(0.08).describe('most accounts that start from one end of a direction, of all'),
    })
    .prefault({}),
  group: z
    .strictObject({
      grow_texts_min: count.default(150_000).describe('texts looked at while growing, where there are so many'),
      grow_texts_share: share
        .default(0.5)
        .describe('share of the texts looked at beyond; the members are settled on all that were sampled'),
      rounds: count.default(6).describe('turns of growing; many do not settle, and the bound ends them'),
      core_rounds: count
        .default(2)
        .describe('the same from strict cores: more turns led to the same members in a million exchanges'),
      share_min: share
        .default(0.3)
        .describe("least share of an account's texts in the group's language: 70 % cover and more hides"),
      texts_min: count.default(3).describe('texts of an account that can be grown into'),
      false_share: share.default(0.05).describe("share of strangers' texts that may pass for the group's"),
      accounts_min: count.default(5).describe('smaller groups are not looked at'),
      common_share: share
        .default(0.1)
        .describe("words in more of the group's texts are taken for a template and left out"),
      likeness_min: share.default(0.4).describe("least likeness of an account to the group, of the members' median"),
      exchange_min: share
        .default(0.2)
        .describe('least likeness to others over likeness to itself: below, the topic is its own'),
      member_texts_min: count.default(2).describe("texts in the group's language that a member must have"),
      belongs_min: share.default(0.8).describe('probability from which an account is a member'),
      overlap_max: share.default(0.5).describe('Jaccard index from which two groups are one'),
      whole_min: share
        .default(0.8)
        .describe(
          'share of a starting set that growing kept from which no part of it is cut off for being unlike the rest',
        ),
      join_likeness_min: share
        .default(0.12)
        .describe(
          'likeness across groups, of their own, from which they are parts of one campaign: parts reach 0.18, two campaigns of one trade 0.08',
        ),
      join_ratio_min: share
        .default(0.35)
        .describe('likeness between accounts over within that a part must have by itself'),
      join_share_min: share.default(0.45).describe('share in the language that accounts of a part must have'),
    })
    .prefault({}),
  items: z
    .strictObject({
      hub_degree_max: count
        .default(400)
        .describe('accounts that hold an item up to which it joins them: more are a NAT, a framework or a reseller'),
      hub_share_max: share.default(0.05).describe('the same as a share of all accounts, for small logs'),
      payments_min: count
        .default(3)
        .describe('payment instruments of a group: one or two pay for a firm, a family or a reseller'),
      named_max: share
        .default(0.5)
        .describe('share of a group that bears one domain or organisation up to which it is no organisation'),
      replicates: count
        .default(99)
        .describe(
          'times all items are dealt anew, only where a group without texts is judged: 12 s at 10,000 accounts',
        ),
    })
    .prefault({}),
  verdict: z
    .strictObject({
      replicates: count.default(200).describe('matched innocent sets a group is tested against'),
      replicate_rows_max: count
        .default(400_000)
        .describe('accounts in all sets of a group; large groups get fewer replicates'),
      neighbourhoods: count
        .default(99)
        .describe('innocent neighbourhoods that the exchangeability of a group is ranked against'),
      alike_min: share
        .default(0.33)
        .describe('least likeness between accounts over likeness within: innocents of one topic stay below 0.25'),
      accounts_min: count.default(12).describe('smaller groups are near misses: a few alike accounts happen by chance'),
      sharers_max: share
        .default(0.3)
        .describe('share of accounts set one task up to which they are strays that leave the group'),
      prompts_min: count
        .default(50)
        .describe(
          'effective number of different prompts below which a task is shared: classes have 3 to 20, decks hundreds and more',
        ),
      prompts_per_text_min: z
        .number()
        .min(0)
        .default(2)
        .describe('the same in units of texts an account: in a test suite everybody sends the whole suite'),
      distinct_min: share
        .default(0.25)
        .describe(
          'distinct prompts over all prompts of the accounts below which a suite is run by many: who harvests does not buy an answer five times',
        ),
      confidence_min: share.default(0.5).describe('groups below are near misses'),
    })
    .prefault({}),
  report: z
    .strictObject({
      evidence_p_max: share.default(0.05).describe('findings with a larger p are measured and weighed, but not listed'),
      samples_max: count.default(5).describe('sample exchanges a campaign'),
      links_max: count.default(400).describe('links drawn a campaign'),
    })
    .prefault({}),
  evidence: evidenceSettingsSchema.prefault({}),
  provenance: provenanceSettingsSchema.prefault({}),
  ...serverSettings,
})

export type Settings = z.infer<typeof settingsSchema>
