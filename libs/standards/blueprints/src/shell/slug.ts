/** What a blueprint's code can look like. Anything else is in no table, so no table is asked. */
export const isSlug = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)
