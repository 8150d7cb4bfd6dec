import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { roles } from '../principal.js'
import { readOrMake, replaceSecret } from './secret-file.js'

const accountsFile = z.array(z.object({
  username: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,62}$/),
  names: z.object({ zh: z.string(), en: z.string().optional() }).optional(),
  roles: z.array(z.enum(roles)),
  centres: z.array(z.string()),
  department: z.string().optional(),
}))

export type Account = z.infer<typeof accountsFile>[number]

/** The demo's people and their passwords. Passwords are made at the first start and are in the passwords file alone. */
export class Accounts {
  private constructor(private readonly byName: Map<string, Account>, private readonly passwords: Record<string, string>) {}

  static async load(files: { accountsFile: string; passwordsFile: string }): Promise<Accounts> {
    const { data, error } = accountsFile.safeParse(JSON.parse(readFileSync(files.accountsFile, 'utf8')))
    if (error) throw new Error(`${files.accountsFile} is not right: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
    const passwords = await readOrMake<Record<string, string>>(files.passwordsFile, () => ({}))
    const without = data.filter(({ username }) => !passwords[username])
    for (const { username } of without) passwords[username] = makePassword()
    if (without.length > 0) replaceSecret(files.passwordsFile, passwords)
    return new Accounts(new Map(data.map((account) => [account.username, account])), passwords)
  }

  find(username: string): Account | undefined {
    return this.byName.get(username)
  }

  /** The account when the password is right. Takes the same time for a wrong password and for a name that nobody has. */
  check(username: string, password: string): Account | undefined {
    const account = this.find(username)
    const expected = account ? this.passwords[username] : undefined
    const right = timingSafeEqual(digest(password), digest(expected ?? 'nobody has this password'))
    return right && expected !== undefined ? account : undefined
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** 60 bits, in letters that cannot be mistaken for each other when typed from a screen. */
const makePassword = (): string => [4, 4, 4].map((length) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789x'
