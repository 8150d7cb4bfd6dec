import { readFileSync } from 'node:fs'
import type { DirectoryData } from '@tongban/directory'

/** The demo city's directory. */
export const demoCity = JSON.parse(readFileSync(new URL('../../../deploy/demo/city.json', import.meta.url), 'utf8')) as DirectoryData
