import type { MessageCatalogue } from './catalogue.js'

/** What `tongban servers` refuses. */
export const serversMessages = {
  'server-tools-missing': {
    type: 'ServerToolsMissing',
    zh: '{name} 需要 {tools}，本机没有。请先安装：apt-get install {packages}',
    en: '{name} needs {tools}, which this machine does not have. Install: apt-get install {packages}',
    description: 'A program that a server is made or run with is not on this machine. Install the packages named.',
  },
  'java-too-old': {
    type: 'JavaTooOld',
    zh: '{name} 需要 Java {least} 或更高版本，而“{command}”是 {found}。请安装 openjdk-17-jre-headless，并用 JAVA_HOME 指向它。',
    en: '{name} needs Java {least} or newer, and "{command}" is {found}. Install openjdk-17-jre-headless and point JAVA_HOME at it.',
    description: 'The Java that was found is older than the server takes. Install a newer one.',
  },
  'server-port-taken': {
    type: 'ServerPortTaken',
    zh: '{name} 所需的端口 127.0.0.1:{port} 已被不属于此数据目录的程序占用。请停止该程序，或改用另一组端口：TONGBAN_PORT={other} npm run servers -- start',
    en: 'Port {port} on 127.0.0.1, which {name} needs, is taken by a program that does not belong to this data folder. Stop that program, or take other ports: TONGBAN_PORT={other} npm run servers -- start',
    description: 'Something foreign listens where the server is to listen. It is not adopted.',
  },
  'server-elsewhere': {
    type: 'ServerElsewhere',
    zh: '此数据目录的 {name} 正在端口 {port} 上运行，而现在要求的是 {wanted}。请先停止它（npm run servers -- stop），或设回原来的 TONGBAN_PORT。',
    en: '{name} of this data folder runs on port {port}, and {wanted} is asked for. Stop it first (npm run servers -- stop), or set TONGBAN_PORT as it was.',
    description: 'One data folder serves one server, which runs on another port already.',
  },
  'server-not-started': {
    type: 'ServerNotStarted',
    zh: '{name} 在启动时终止（{reason}）。其日志的末尾见上，全文在 {log}。',
    en: '{name} ended while starting ({reason}). The end of its log stands above, all of it in {log}.',
    description: 'The server ended before it was healthy. Its log says why.',
  },
  'server-silent': {
    type: 'ServerSilent',
    zh: '{name} 在 {seconds} 秒内没有就绪（{reason}）。其日志的末尾见上，全文在 {log}。请用 npm run servers -- stop 停止它后再启动。',
    en: '{name} was not healthy within {seconds} s ({reason}). The end of its log stands above, all of it in {log}. Stop it (npm run servers -- stop) and start again.',
    description: 'The server runs and does not answer as it should.',
  },
  'server-step-failed': {
    type: 'ServerStepFailed',
    zh: '{name}：{step} 失败：{reason}',
    en: '{name}: {step} failed: {reason}',
    description: 'A program that prepares the server ended with an error. The reason is its own.',
  },
  'server-does-not-end': {
    type: 'ServerDoesNotEnd',
    zh: '{name}（进程 {pid}）没有终止，可能属于其他用户。请以其用户停止它。',
    en: '{name} (process {pid}) does not end; it may belong to somebody else. Stop it as that user.',
    description: 'The server did not end, not even by force.',
  },
  'servers-busy': {
    type: 'ServersBusy',
    zh: '进程 {pid} 正在数据目录 {folder} 上启动或停止服务器，{seconds} 秒内没有结束。请等它结束后再试。',
    en: 'Process {pid} is starting or stopping servers in {folder} and did not finish within {seconds} s. Wait for it and try again.',
    description: 'Two of these commands work on one folder one after the other.',
  },
  'software-not-fetched': {
    type: 'SoftwareNotFetched',
    zh: 'Maven 没有取得 {name}：{reason}。请检查网络（或 Maven 的 settings.xml 中的镜像）后再试。',
    en: 'Maven did not fetch {name}: {reason}. Check the network (or the mirror in Maven\'s settings.xml) and try again.',
    description: 'The software of a server could not be fetched.',
  },
  'software-altered': {
    type: 'SoftwareAltered',
    zh: '{name} 的文件 {file} 与 {list} 中的 SHA-256 不符，重新获取后仍不符，因此没有使用。请检查 Maven 的来源（镜像、代理）。',
    en: 'The file {file} of {name} does not have the SHA-256 of {list}, not even fetched anew, and is not used. Look at where Maven fetches from (mirror, proxy).',
    description: 'What was fetched is not what was released. It is not run.',
  },
  'archive-unreadable': {
    type: 'ArchiveUnreadable',
    zh: '压缩包 {file} 无法读取：{reason}。',
    en: 'The archive {file} cannot be read: {reason}.',
    description: 'The archive is damaged or of a kind that is not read here.',
  },
} as const satisfies MessageCatalogue
