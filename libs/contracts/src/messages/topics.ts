import type { MessageCatalogue } from './catalogue.js'

/** What keeping Kafka's topics refuses. */
export const topicsMessages = {
  'kafka-not-named': {
    type: 'KafkaNotNamed',
    zh: '不知道要管理哪个 Kafka：缺少“{missing}”，而数据目录里也没有正在运行的 Kafka。请用 --brokers、--username、--password-file 指明，或先启动“npm run servers -- start kafka”。',
    en: 'Which Kafka is meant is not known: "{missing}" is missing, and none runs from the data folder. Name it by --brokers, --username and --password-file, or start one ("npm run servers -- start kafka").',
    description: 'No Kafka was named and none was started by npm run servers. Name the brokers and a user that may administer them.',
  },
  'not-brokers': {
    type: 'NotBrokers',
    zh: '“{value}”不是 Kafka 的地址，请写成 主机:端口，多个用逗号分开，例如 kafka1.gz.example:9093,kafka2.gz.example:9093。',
    en: '"{value}" names no Kafka broker; write host:port, several with commas, such as kafka1.gz.example:9093,kafka2.gz.example:9093.',
    description: 'The value is no list of host:port. Correct it.',
  },
  'not-a-secret-file': {
    type: 'NotASecretFile',
    zh: '“{option}”指明的文件“{value}”无法读取或为空（{fault}）。',
    en: 'The file "{value}" of "{option}" cannot be read, or is empty ({fault}).',
    description: 'The file with a password or with certificates cannot be read. Name one that can.',
  },
  'not-a-folder': {
    type: 'NotAFolder',
    zh: '“{option}”的值“{value}”不是可用的文件夹（{fault}）。',
    en: '"{value}" for "{option}" is no folder that can be used ({fault}).',
    description: 'The value names no folder. Name one that is there.',
  },
  'not-a-directory-file': {
    type: 'NotADirectoryFile',
    zh: '“{value}”不是组织目录文件（{fault}）。格式见 deploy/demo/city.json 的 sources。',
    en: '"{value}" is no directory of a city ({fault}). The sources in deploy/demo/city.json show the form.',
    description: 'The file with the sources of the city cannot be read or has another form.',
  },
  'not-topic-settings': {
    type: 'NotTopicSettings',
    zh: '“{value}”不是主题设置文件（{fault}）。格式见 apps/cli/README.md。',
    en: '"{value}" holds no settings of topics ({fault}). apps/cli/README.md shows the form.',
    description: 'The file with partitions and retention cannot be read or has another form.',
  },
  'kafka-away': {
    type: 'KafkaAway',
    zh: '无法连接 Kafka（{brokers}）：{reason}。请确认它正在运行，地址无误；若它用 TLS，请用 --ca-file 指明签发机构。',
    en: 'Kafka at {brokers} cannot be reached: {reason}. See that it runs and that this is where; if it speaks TLS, name its authority with --ca-file.',
    description: 'No broker answers. See that Kafka runs where it was said to.',
  },
  'kafka-login-refused': {
    type: 'KafkaLoginRefused',
    zh: 'Kafka（{brokers}）不接受“{username}”的密码。请核对 --username 与 --password-file。',
    en: 'Kafka at {brokers} does not take the password of "{username}". Check --username and --password-file.',
    description: 'The user or the password is not right.',
  },
  'kafka-not-administrator': {
    type: 'KafkaNotAdministrator',
    zh: '“{username}”无权管理 Kafka（{brokers}）的主题、用户和权限。请换用超级用户。',
    en: '"{username}" may not administer topics, users and rights of Kafka at {brokers}. Name a super user.',
    description: 'The user may log in but not administer. Name another.',
  },
  'kafka-not-started': {
    type: 'KafkaNotStarted',
    zh: '测速所用的 Kafka 未能启动：{reason}',
    en: 'The Kafka to measure on did not start: {reason}',
    description: 'A real Kafka is started for the bench, and was not. The reason is that of the servers command.',
  },
  'kafka-refuses': {
    type: 'KafkaRefuses',
    zh: 'Kafka（{brokers}）拒绝了：{reason}。已做的更改仍然有效，改正后可再次执行。',
    en: 'Kafka at {brokers} refused: {reason}. What was changed before stays; correct this and do it again.',
    description: 'The broker refused a change. The reason is its own.',
  },
} as const satisfies MessageCatalogue
