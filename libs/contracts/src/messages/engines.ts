import type { MessageCatalogue } from './catalogue.js'

/** What `tongban up` refuses of a Kafka or a Keycloak that it is to run on. */
export const engineMessages = {
  'engine-half-configured': {
    type: 'EngineHalfConfigured',
    zh: '“{option}”的设置不完整：已有 {given}，缺少 {missing}。请把 {needed} 全部设好；要用 npm run servers 启动的，则一个也不要设。',
    en: 'The settings of "{option}" are not whole: given: {given}; missing: {missing}. Set all of {needed}, or none of them to use the one that npm run servers starts.',
    description: 'A part of an engine\'s settings is in the environment and a part is not. Set those that are missing.',
  },
  'engine-not-switched-on': {
    type: 'EngineNotSwitchedOn',
    zh: '设置了 {given}，但没有说明要用它：请加上 {option}（或环境变量 {variable}）；要用内置的，请写明 {variable}=embedded，或清除这些设置。',
    en: '{given} is set, but nothing says that it is to be used: add {option} (or the variable {variable}); for the embedded one say {variable}=embedded, or clear these settings.',
    description: 'Settings of an engine are in the environment and the engine was not chosen. Choose it, or clear them.',
  },
  'engine-not-there': {
    type: 'EngineNotThere',
    zh: '“{option}”：数据目录 {folder} 没有启动过 {name}，环境变量 {variables} 也没有指明。请先启动：npm run servers -- start {server}，然后再启动 Tongban。',
    en: '"{option}": no {name} was started for the data folder {folder}, and {variables} name none. Start one first (npm run servers -- start {server}), then Tongban again.',
    description: 'Neither an engine of the data folder nor one that was named. Start one, or name it in the environment.',
  },
  'own-engine-away': {
    type: 'OwnEngineAway',
    zh: '{at} 的 {name} 没有应答（{reason}）。请重新启动：npm run servers -- start {server}，然后再启动 Tongban。',
    en: '{name} at {at} does not answer ({reason}). Start it again (npm run servers -- start {server}), then Tongban.',
    description: 'The engine of this data folder was started and does not run any more. Start it again.',
  },
  'named-engine-away': {
    type: 'NamedEngineAway',
    zh: '{variable} 指明的 {name}（{at}）没有应答（{reason}）。请确认它在运行、地址无误；也可以用本机的：npm run servers。',
    en: '{name} at {at}, named by {variable}, does not answer ({reason}). See that it runs and that this is where, or use one on this machine (npm run servers).',
    description: 'The engine that the environment names does not answer. See that it runs there.',
  },
  'engine-login-refused': {
    type: 'EngineLoginRefused',
    zh: '{at} 的 {name} 不接受“{username}”的密码（{file}）。请改正该文件，或换一个管理员。',
    en: '{name} at {at} does not take the password of "{username}" in {file}. Correct that file, or name another administrator.',
    description: 'The administrator or the password of an engine is not right.',
  },
  'issuer-not-right': {
    type: 'IssuerNotRight',
    zh: 'Keycloak 不是设置所指的域：{reason}',
    en: 'Keycloak is not the realm that was named: {reason}',
    description: 'Keycloak answers, and is not what the configuration says. The reason names the setting.',
  },
} as const satisfies MessageCatalogue
