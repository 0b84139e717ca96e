/** An account that nobody sent exchanges of may be misspelt: then nobody is cleared who should be. */
export const tellGranted = (done: string, account_known: boolean | null | undefined): string =>
  account_known === false
    ? `${done}. Nothing was ever told of an account by that name: look at its spelling.`
    : `${done}.`
