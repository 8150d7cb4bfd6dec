import type { BlueprintFile } from '@tongban/blueprints'
import { textIn } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printLine, sayIn } from '../context.js'
import { printable } from '../refused.js'
import type { Report } from './check-file.js'

/** The report for people: what is wrong first, then the rules, the plan, then the documents. */
export function printReport(command: Command, { code, version, content }: BlueprintFile, { checkedOn, faults, rules, criticalPath, nodes, due, documents }: Report): void {
  const { lang } = contextOf(command)
  const say = sayIn(command)
  const print = (zh: string, en: string) => printLine(command, printable(say({ zh, en }), 1000))
  const name = textIn(content.names, lang)
  print(`${name}（${code} 第${version}版）：${faults.length === 0 ? '无误' : `${faults.length} 处有误`}`, `${name} (${code} version ${version}): ${faults.length === 0 ? 'sound' : counted(faults.length, 'fault')}`)
  const [holds, accepted] = checkedOn
  if (accepted) print(`已按生效日 ${holds} 和受理日 ${accepted} 检查`, `checked on ${holds}, from which it holds, and on ${accepted}, the day of acceptance`)
  else print(`已按生效日 ${holds} 检查`, `checked on ${holds}, from which it holds`)
  for (const { on, message } of faults) printLine(command, `- ${on === holds ? '' : say({ zh: `（${on}）`, en: `(on ${on}) ` })}${message}`)
  printRules(rules, print)
  if (criticalPath) {
    print(`关键路径 ${criticalPath.workingDays} 个工作日：${criticalPath.nodes.join('、')}`, `critical path ${counted(criticalPath.workingDays, 'working day')}: ${criticalPath.nodes.join(', ')}`)
    for (const { id, earliest, latest, slack } of nodes) {
      const names = textIn(content.nodes.find((node) => node.id === id)!.names, lang)
      print(`  ${id} ${names}：最早第${earliest}日、最迟第${latest}日开始，机动 ${slack} 日`, `  ${id} ${names}: begins after day ${earliest} at the earliest, ${latest} at the latest, slack ${slack}`)
    }
  }
  if (due) print(`到期日 ${due.date}${due.provisional ? '（暂定）' : ''}`, `due ${due.date}${due.provisional ? ' (provisional)' : ''}`)
  print(`材料 ${documents.asked} 份，合并为 ${documents.distinct} 份`, `${counted(documents.asked, 'document')} asked for, ${documents.distinct} distinct`)
  for (const { names, form, uses, eLicence } of documents.union) {
    const users = uses.map(({ node, form: asked }) => `${node} ${asked}`).join(', ')
    print(`  ${textIn(names, lang)}：${form}（${users}）${eLicence ? `，可用电子证照 ${eLicence}` : ''}`, `  ${textIn(names, lang)}: ${form} (${users})${eLicence ? `, or the e-licence ${eLicence}` : ''}`)
  }
}

/** What jobs will go by. */
function printRules({ officeHours, awayAfterHours, supplementPause }: Report['rules'], print: (zh: string, en: string) => void): void {
  const pause = supplementPause
    ? { zh: `受理后补正中止有关时限（${supplementPause.basis}）`, en: `a supplement after acceptance pauses the clocks it concerns, by ${supplementPause.basis}` }
    : { zh: '受理后补正不中止时限', en: 'a supplement after acceptance pauses no clock' }
  print(
    `办公时间 ${officeHours.join('、')}；分派 ${awayAfterHours} 个工作小时未送达即预警；${pause.zh}`,
    `office hours ${officeHours.join(', ')}; an offer that no centre received is an alarm after ${counted(awayAfterHours, 'working hour')}; ${pause.en}`,
  )
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
