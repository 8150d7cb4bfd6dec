import type { MessageCatalogue } from './catalogue.js'

/** What `tongban up` and `tongban demo` refuse. */
export const upMessages = {
  'port-in-use': {
    type: 'PortInUse',
    zh: '端口 {port}（{use}）已被占用。请停止占用它的程序，或改用另一组端口：TONGBAN_PORT={other} npm start。',
    en: 'Port {port} ({use}) is in use by another program. Stop that program, or take other ports: TONGBAN_PORT={other} npm start.',
    description: 'A port that Tongban needs is taken.',
  },
  'running-already': {
    type: 'RunningAlready',
    zh: 'Tongban 已在数据目录 {folder} 上运行（进程 {pid}）。请使用正在运行的那一个，或先按 Ctrl-C 停止它，或指定另一个目录：TONGBAN_DATA=目录 TONGBAN_PORT={other} npm start。',
    en: 'Tongban is already running on the data folder {folder} (process {pid}). Use that one, stop it with Ctrl-C first, or take another folder: TONGBAN_DATA=folder TONGBAN_PORT={other} npm start.',
    description: 'One data folder serves one running Tongban.',
  },
  'folder-not-writable': {
    type: 'FolderNotWritable',
    zh: '无法写入目录 {folder}（{reason}）。请赋予写权限，或指定另一个目录：TONGBAN_DATA=目录 npm start。',
    en: 'The folder {folder} cannot be written ({reason}). Make it writable, or take another one: TONGBAN_DATA=folder npm start.',
    description: 'The data folder cannot be written.',
  },
  'bad-port': {
    type: 'BadPort',
    zh: 'TONGBAN_PORT 是 “{value}”，应为 1024 到 65500 之间的整数。',
    en: 'TONGBAN_PORT is "{value}"; it must be a whole number from 1024 to 65500.',
    description: 'The base port is not a port.',
  },
  'not-running': {
    type: 'NotRunning',
    zh: '数据目录 {folder} 上没有正在运行的 Tongban。请先在另一个终端运行 npm start。',
    en: 'No Tongban is running on the data folder {folder}. Run npm start in another terminal first.',
    description: 'The command needs a running Tongban beside it.',
  },
  'not-a-file-of-figures': {
    type: 'NotAFileOfFigures',
    zh: '“{file}”不是预期数字文件（{fault}）。格式见 deploy/demo/expected.json。',
    en: '"{file}" is no file of figures ({fault}). deploy/demo/expected.json shows the form.',
    description: 'The file that the demo compares with cannot be read.',
  },
  'nothing-configured': {
    type: 'NothingConfigured',
    zh: '“{folder}”中没有任何进程的配置，npm start 会写入它们。请先启动，或用 TONGBAN_DATA 指明数据目录。',
    en: 'There is no configuration of a process in "{folder}"; npm start writes them. Start Tongban first, or name its data folder in TONGBAN_DATA.',
    description: 'No process was configured in this data folder yet. Start Tongban once, or name another folder.',
  },
  'configuration-damaged': {
    type: 'ConfigurationDamaged',
    zh: '配置文件有误：{fault}。重新运行 npm start 会重写它。',
    en: 'The configuration is not right: {fault}. Running npm start again writes it anew.',
    description: 'A file of configuration cannot be read or has a field that is wrong. Start Tongban again, or correct the field named.',
  },
  'child-keeps-failing': {
    type: 'ChildKeepsFailing',
    zh: '“{name}” 在启动时连续失败 {times} 次。原因见 {log}：{reason}',
    en: '"{name}" failed {times} times in a row while starting. The reason stands in {log}: {reason}',
    description: 'A process of the federation does not come up.',
  },
} as const satisfies MessageCatalogue
