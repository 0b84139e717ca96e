import type { StyleTable } from '#provenance/style/measure-styles.js'

/** The table of some subjects and references, as if only they had been measured. @param subjects, references places */
export function narrowTable(table: StyleTable, subjects: readonly number[], references: readonly number[]): StyleTable {
  return {
    prompts: table.prompts,
    subjects: subjects.map((place) => table.subjects[place]!),
    references: references.map((place) => table.references[place]!),
    pairs: subjects.map((subject) => references.map((reference) => table.pairs[subject]![reference]!)),
    subject_styles: subjects.map((place) => table.subject_styles[place]!),
    reference_styles: references.map((place) => table.reference_styles[place]!),
  }
}
