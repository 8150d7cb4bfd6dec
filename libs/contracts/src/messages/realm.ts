import type { MessageCatalogue } from './catalogue.js'

/** What `tongban realm` refuses. */
export const realmMessages = {
  'realm-not-named': {
    type: 'RealmNotNamed',
    zh: '不知道是哪个 Keycloak：此数据目录（{folder}）没有启动过 Keycloak（npm run servers -- start keycloak），也没有用 --issuer 和 --password-file 指明。',
    en: 'Which Keycloak is not known: none was started for the data folder {folder} (npm run servers -- start keycloak), and --issuer and --password-file name none.',
    description: 'Neither a Keycloak of the data folder nor one that was named. Start one, or name its realm and the file with its administrator\'s password.',
  },
  'not-a-realm': {
    type: 'NotARealm',
    zh: '“{value}”不是 Keycloak 域的地址。应以 /realms/<域> 结尾，例如 https://login.example/realms/tongban；http 只可用于本机。',
    en: '"{value}" is not the address of a Keycloak\'s realm. It ends in /realms/<realm>, such as https://login.example/realms/tongban; http is for this machine only.',
    description: 'The address does not name a realm, or would send passwords over the network in the clear.',
  },
  'password-file-unreadable': {
    type: 'PasswordFileUnreadable',
    zh: '文件 {file} 读不到密码。请检查路径和权限。',
    en: 'No password can be read from {file}. Check the path and who may read it.',
    description: 'The file with the administrator\'s password is missing, empty or not readable.',
  },
  'keycloak-unreachable': {
    type: 'KeycloakUnreachable',
    zh: '无法连接 {url} 的 Keycloak（{reason}）。请确认它在运行：npm run servers -- status keycloak',
    en: 'The Keycloak at {url} cannot be reached ({reason}). See that it runs: npm run servers -- status keycloak',
    description: 'Nobody answers at Keycloak\'s address. Nothing was changed; repeat the command when it runs.',
  },
  'keycloak-refused': {
    type: 'KeycloakRefused',
    zh: 'Keycloak 拒绝了“{action}”：{reason}',
    en: 'Keycloak refused "{action}": {reason}',
    description: 'Keycloak answered no, in its own words. What was done before it stays; repeating the command goes on from there.',
  },
} as const satisfies MessageCatalogue
