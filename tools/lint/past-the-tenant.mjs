/** Where the database may be reached past `Database.inTenant`, by glob. Everything else sees rows only through row-level security, for centres it names. */
export const setsUp = ['libs/database/**', 'libs/testing/**']

/** An owner's or administrator's connection, and transactions of the machinery (role plumbing): each place has a reason that is not a person's question. */
export const pastTheTenant = [
  ...setsUp,
  'libs/exchange/**', // stamps, ships and receives for every centre of a process at once
  'libs/directory/src/shell/enrol.ts', // as the owner: keys
  'libs/directory/src/shell/import-directory.ts', // as the owner: reference tables
  'libs/oversight/ledger/src/shell/ledger-reader.ts', // how old a stream is: the inbox is plumbing
  'apps/cli/**', // creates, migrates, imports, reconciles
]
