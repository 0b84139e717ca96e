import type { Report } from '#contract/report.js'

/** The report with only the campaigns and near misses that are the subject or hold it. */
export const narrowReport = (report: Report, subject: string): Report => ({
  ...report,
  campaigns: report.campaigns.filter(
    ({ id, accounts }) => id === subject || accounts.some((each) => each.id === subject),
  ),
  near_misses: report.near_misses.filter(({ accounts }) => accounts.includes(subject)),
})
