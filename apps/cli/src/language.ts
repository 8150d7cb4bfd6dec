import type { Lang } from '@tongban/kernel'
import { Refused } from './refused.js'

const languages = ['zh', 'en'] as const

/** The language of --lang, else of LC_ALL, LC_MESSAGES or LANG where it is Chinese, else English. Read before anything is parsed, so that refusals speak it too. */
export function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const given = argv.flatMap((arg, i) => (arg === '--lang' ? [argv[i + 1]] : arg.startsWith('--lang=') ? [arg.slice(7)] : [])).find(isLanguage)
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return given ?? (/^zh/i.test(locale) ? 'zh' : 'en')
}

export function parseLanguage(value: string): Lang {
  if (!isLanguage(value)) throw new Refused('not-a-choice', { option: '--lang', value, choices: [...languages] })
  return value
}

const isLanguage = (value: string | undefined): value is Lang => languages.some((language) => language === value)
