import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** A password of 192 random bits that needs no escaping in a URL. */
export const generatePassword = (): string => randomBytes(24).toString('base64url')

/** What PostgreSQL stores for a password (SCRAM-SHA-256, RFC 5803). Sending this instead keeps the password out of the server's statements and logs. */
export function scramVerifier(password: string, salt = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const key = (label: string) => createHmac('sha256', salted).update(label).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`
}
