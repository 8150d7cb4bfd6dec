import type { BlueprintFile } from '@tongban/blueprints'
import { textIn } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printLine, sayIn } from '../context.js'
import { printable } from '../refused.js'
import type { Report } from './check-file.js'

/** The report for people: what is wrong first, then the plan, then the documents. */
export function printReport(command: Command, { code, version, content }: BlueprintFile, { faults, criticalPath, nodes, due, documents }: Report): void {
  const { lang } = contextOf(command)
  const say = sayIn(command)
  const print = (zh: string, en: string) => printLine(command, printable(say({ zh, en }), 1000))
  const name = textIn(content.names, lang)
  print(`${name}（${code} 第${version}版）：${faults.length === 0 ? '无误' : `${faults.length} 处有误`}`, `${name} (${code} version ${version}): ${faults.length === 0 ? 'sound' : `${faults.length} faults`}`)
  for (const { message } of faults) printLine(command, `- ${message}`)
  if (criticalPath) {
    print(`关键路径 ${criticalPath.workingDays} 个工作日：${criticalPath.nodes.join('、')}`, `critical path ${criticalPath.workingDays} working days: ${criticalPath.nodes.join(', ')}`)
    for (const { id, earliest, latest, slack } of nodes) {
      const names = textIn(content.nodes.find((node) => node.id === id)!.names, lang)
      print(`  ${id} ${names}：最早第${earliest}日、最迟第${latest}日开始，机动 ${slack} 日`, `  ${id} ${names}: begins after day ${earliest} at the earliest, ${latest} at the latest, slack ${slack}`)
    }
  }
  if (due) print(`到期日 ${due.date}${due.provisional ? '（暂定）' : ''}`, `due ${due.date}${due.provisional ? ' (provisional)' : ''}`)
  print(`材料 ${documents.asked} 份，合并为 ${documents.distinct} 份`, `${documents.asked} documents asked for, ${documents.distinct} distinct`)
  for (const { names, form, uses, eLicence } of documents.union) {
    const users = uses.map(({ node, form: asked }) => `${node} ${asked}`).join(', ')
    print(`  ${textIn(names, lang)}：${form}（${users}）${eLicence ? `，可用电子证照 ${eLicence}` : ''}`, `  ${textIn(names, lang)}: ${form} (${users})${eLicence ? `, or the e-licence ${eLicence}` : ''}`)
  }
}
