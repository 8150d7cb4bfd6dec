/** Texts that somebody sends who means harm, or whose program is broken. Each field that takes free text says in its table what becomes of each. */
export const hostile = {
  empty: '',
  blank: ' \u3000\t',
  oversized: 'x'.repeat(100_000),
  sql: "'; drop table case_file; --",
  nul: 'before\u0000after',
  control: '\u001b[31mred\u0007',
  surrogate: 'broken \ud800 half',
  proto: '__proto__',
  script: '<script>alert(1)</script>',
  traversal: '../../../../etc/passwd',
  rtl: 'txt.\u202Egpj\u202C',
} as const

export type Hostile = keyof typeof hostile
export const hostileKinds = Object.keys(hostile) as Hostile[]

/** What no answer may show of the inside: stacks, files, SQL. */
export const INSIDE = /\bat \S+ \(\S+:\d+:\d+\)|node_modules|\.ts:\d+|violates|SQLSTATE|relation "|syntax error at|invalid byte sequence|invalid input syntax|QueryFailedError/
