import { type Report, reportSchema } from '#contract/report.js'

/** The report as published: checked against its schema first, so that no reader meets a document that breaks it. */
export const renderJson = (report: Report): string => `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`
