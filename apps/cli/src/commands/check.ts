import { sentence } from '@tongban/contracts'
import { checkCaseNumber, checkCitizenNumber, checkCreditCode, checkDivisionCode, checkOrganisationCode, SystemOfficeClock, type Fault, type Lang } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printJson, printLine, sayIn } from '../context.js'
import { choiceFor } from '../parsers.js'
import { printable } from '../refused.js'

const checks: Record<string, (value: string) => Fault | null> = {
  'credit-code': checkCreditCode,
  'citizen-number': (value) => checkCitizenNumber(value, new SystemOfficeClock().today()),
  'organisation-code': checkOrganisationCode,
  'case-number': checkCaseNumber,
  'division-code': checkDivisionCode,
}

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('check')
    .description(say({ zh: '校验代码，指出错在第几位', en: 'Check codes and tell at which position they are wrong' }))
    .argument('<kind>', Object.keys(checks).join(' | '), choiceFor('<kind>', Object.keys(checks)))
    .argument('<values...>', say({ zh: '一个或多个代码', en: 'one or more codes' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action((kind: string, values: string[], { json }: { json?: boolean }, command: Command) => {
      const { lang } = contextOf(command)
      const results = values.map((value) => ({ value, fault: checks[kind]!(value) }))
      if (json) return printJson(command, results.map(({ value, fault }) => ({ value, valid: fault === null, fault: fault && { ...fault, message: inWords(fault, lang) } })))
      const say = sayIn(command)
      for (const { value, fault } of results) printLine(command, `${printable(value)}  ${fault ? say({ zh: `无效：${inWords(fault, lang)}`, en: `not valid: ${inWords(fault, lang)}` }) : say({ zh: '有效', en: 'valid' })}`)
    })
}

const inWords = ({ code, ...params }: Fault, lang: Lang) => sentence({ refused: `code-${code}`, params: { ...params, ...(params.character && { character: printable(params.character) }) } }, lang)
