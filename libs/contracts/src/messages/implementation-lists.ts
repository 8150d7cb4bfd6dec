import type { MessageCatalogue } from './catalogue.js'

export const implementationListsMessages = {
  'item-not-run': {
    type: 'ItemNotRun',
    zh: '中心 {centreId} 未实施事项 {code};请从该中心的实施清单中选择。',
    en: 'Centre {centreId} does not run item {code}; choose one from its implementation list.',
    description: 'The centre has no version of this item in force. Choose an item of the centre\'s implementation list.',
  },
  'standard-hash-differs': {
    type: 'StandardHashDiffers',
    zh: '标准 {key} 的内容散列为 {computed},与所声明的 {stated} 不符;请由市办重新发布。',
    en: 'The content of {key} hashes to {computed}, not to {stated} as stated; the city office has to publish it again.',
    description: 'A standard arrived whose content is not what its hash states. It is not taken over; the city office publishes it again.',
  },
  'standard-changed': {
    type: 'StandardChanged',
    zh: '标准 {key} 已持有版本的散列为 {held},新到的为 {computed};已发布的版本不可更改。',
    en: 'The version of {key} held here hashes to {held}, the one that arrived to {computed}; a published version never changes, so the first one stands.',
    description: 'A version that is held already arrived with other content. The first one stands; the city office publishes a new version.',
  },
  'standard-key-differs': {
    type: 'StandardKeyDiffers',
    zh: '消息的键为 {key},其内容却属于 {belongs};未予采用。',
    en: 'The message is keyed {key} but its content belongs to {belongs}; it is not taken over.',
    description: 'A standard arrived under the key of another one. It is not taken over.',
  },
  'standard-unsound': {
    type: 'StandardUnsound',
    zh: '标准 {key} 无法执行({count} 处):{faults};未予采用,请由市办更正后发布新版本。',
    en: 'The blueprint {key} cannot be played: {faults} ({count} in all); it is not taken over, and the city office has to publish a version without them.',
    description: 'A blueprint arrived whose chart or rules no job could go by. It is not taken over; the city office publishes a version without the faults.',
  },
  'time-not-simulated': {
    type: 'TimeNotSimulated',
    zh: '本进程未启用模拟时间;请以 --simulated-time 启动后再设置办公时间。',
    en: 'This process runs on real time; start it with --simulated-time to set office time.',
    description: 'Office time can be set only where the process was started with simulated time.',
  },
} as const satisfies MessageCatalogue
