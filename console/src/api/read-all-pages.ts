/** More than this is not for one table; that there are more is told. */
export const ROWS_MAX = 10_000

export interface AllRows<Row> {
  rows: Row[]
  /** whether there are more than are here */
  more: boolean
}

/** Page after page of a list of the API, so that order and filters are of the whole. */
export async function readAllPages<Row>(
  read: (after: string | undefined) => Promise<{ items: Row[]; next: string | null }>,
): Promise<AllRows<Row>> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const { items, next } = await read(after)
    rows.push(...items)
    after = next ?? undefined
  } while (after !== undefined && rows.length < ROWS_MAX)
  return { rows, more: after !== undefined }
}
