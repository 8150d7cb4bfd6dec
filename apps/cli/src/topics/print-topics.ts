import type { Change, Kept, TopicsReport, WrongRight } from '@tongban/exchange'
import type { Localized } from '@tongban/kernel'

/** A change in one line: + is made, ~ is changed, - is taken away. */
export function lineOfChange(change: Change): Localized {
  switch (change.do) {
    case 'create-topic': {
      const { topic, partitions, replicas, config } = change
      const days = Number(config['retention.ms']) / 86_400_000
      const zh = config['cleanup.policy'] === 'compact' ? '保留每个键的最新一条' : days < 0 ? '永久保留' : `保留 ${days} 天`
      const en = config['cleanup.policy'] === 'compact' ? 'the last of each key' : days < 0 ? 'kept for ever' : `kept for ${days} days`
      const bytes = config['max.message.bytes']
      return { zh: `+ 主题 ${topic}：${partitions} 个分区，${replicas} 份副本，${zh}，消息不超过 ${bytes} 字节`, en: `+ topic ${topic}: partitions ${partitions}, copies ${replicas}, ${en}, messages up to ${bytes} bytes` }
    }
    case 'add-partitions': return { zh: `~ 主题 ${change.topic}：分区 ${change.from} → ${change.to}`, en: `~ topic ${change.topic}: partitions ${change.from} → ${change.to}` }
    case 'set': return { zh: `~ 主题 ${change.topic}：${change.setting} ${change.from || '（未设）'} → ${change.to}`, en: `~ topic ${change.topic}: ${change.setting} ${change.from || '(not set)'} → ${change.to}` }
    case 'create-user': return { zh: `+ 用户 ${change.user}`, en: `+ user ${change.user}` }
    case 'set-password': return { zh: `~ 用户 ${change.user}：密码`, en: `~ user ${change.user}: password` }
    case 'grant': return { zh: `+ 权限 ${change.text}`, en: `+ right ${change.text}` }
    case 'revoke': return { zh: `- 权限 ${change.text}`, en: `- right ${change.text}` }
    default: return change satisfies never
  }
}

const WHY: Record<Kept['why'], Localized> = {
  'fewer-partitions': { zh: '分区不能减少；如确需减少，请新建主题', en: 'partitions cannot become fewer; where that must be, delete the topic and make it again' },
  'partitions-of-a-compacted-topic': { zh: '该主题按键压缩，改变分区数会使旧消息与新消息并存；如确需改变，请删除后重建', en: 'it is compacted, and with other partitions old messages would stay beside newer ones; where that must be, delete it and make it again' },
  'shorter-retention': { zh: '缩短保留期会删除消息；如确需缩短，请由 Kafka 管理员更改', en: 'a shorter retention deletes messages; where that must be, an administrator changes it with kafka-configs' },
  'smaller-messages': { zh: '减小消息上限会使以前能发的消息被拒收；如确需减小，请由 Kafka 管理员更改', en: 'with a smaller limit, messages that were taken until now would be refused; where that must be, an administrator changes it with kafka-configs' },
  'other-replicas': { zh: '副本数由 Kafka 管理员用 kafka-reassign-partitions 更改', en: 'an administrator changes copies with kafka-reassign-partitions' },
}

export const lineOfKept = ({ topic, why, found, wanted }: Kept): Localized => ({
  zh: `! 主题 ${topic}：现为 ${found}，应为 ${wanted}，未改动：${WHY[why].zh}`, en: `! topic ${topic}: is ${found}, wanted ${wanted}, and left as it is: ${WHY[why].en}`,
})

export const lineOfStranger = (text: string): Localized => ({ zh: `? 不属于任何部署的权限，未改动：${text}`, en: `? a right of nobody in the federation, left as it is: ${text}` })

export const lineOfWrong = ({ user, topic, act, may }: WrongRight): Localized => {
  const [zh, en] = [act === 'read' ? '读' : '写', act]
  return may ? { zh: `! ${user} 能${zh} ${topic}，而不应该能`, en: `! ${user} may ${en} ${topic}, and should not` } : { zh: `! ${user} 不能${zh} ${topic}，而应该能`, en: `! ${user} may not ${en} ${topic}, and should` }
}

/** How many things are not as they should be; a right that a stranger has is one. */
export const differing = ({ changes, kept, strangers }: Pick<TopicsReport, 'changes' | 'kept' | 'strangers'>, wrong: readonly WrongRight[]): number =>
  changes.length + kept.length + wrong.length + strangers.length

export function summary(report: TopicsReport, wrong: readonly WrongRight[]): Localized {
  const { topics, users, changes, kept, strangers } = report
  return differing(report, wrong) === 0
    ? { zh: `${topics} 个主题、${users} 个用户及其权限均符合要求`, en: `${topics} topics, ${users} users and their rights are as they should be` }
    : { zh: `${topics} 个主题、${users} 个用户：待更改 ${changes.length} 处，不能更改 ${kept.length} 处，权限不符 ${wrong.length} 处，外来权限 ${strangers.length} 处`, en: `${topics} topics, ${users} users: ${changes.length} to change, ${kept.length} that cannot be changed, ${wrong.length} wrong rights, ${strangers.length} rights of strangers` }
}
