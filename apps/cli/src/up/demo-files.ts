import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface DemoAccount { username: string; roles: string[]; centres: string[] }
export const demoAccounts = (root: string): DemoAccount[] => readDemo(root, 'accounts.json')

/** A file of the demo city, below deploy/demo. */
export const readDemo = <T>(root: string, file: string): T => JSON.parse(readFileSync(path.join(root, 'deploy/demo', file), 'utf8')) as T
