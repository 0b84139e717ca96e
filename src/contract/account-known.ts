import { z } from 'zod'

/** Beside the record of what is asked for about an account. */
export const accountKnown = {
  account_known: z
    .boolean()
    .nullable()
    .describe(
      'false: nothing was ever told of an account by that name, look at its spelling; null: not to be told now',
    ),
}
