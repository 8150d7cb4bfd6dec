import type { MessageCatalogue } from './catalogue.js'

/** What the command line refuses. */
export const cliMessages = {
  'no-command': {
    type: 'NoCommand',
    zh: '“{command}”后面缺少命令，可用：{commands}。请看“{command} --help”。',
    en: '"{command}" needs a command: {commands}. See "{command} --help".',
    description: 'No command was given. Name one of those listed.',
  },
  'unknown-command': {
    type: 'UnknownCommand',
    zh: '没有命令“{name}”，可用：{commands}。请看“{command} --help”。',
    en: 'There is no command "{name}"; there are {commands}. See "{command} --help".',
    description: 'The command does not exist. Name one of those listed.',
  },
  'unknown-option': {
    type: 'UnknownOption',
    zh: '“{command}”没有选项“{option}”，可用：{options}。请看“{command} --help”。',
    en: '"{command}" has no option "{option}"; it takes {options}. See "{command} --help".',
    description: 'The option does not exist for this command. Use one of those listed.',
  },
  'missing-option': {
    type: 'MissingOption',
    zh: '“{command}”缺少选项“{option}”。请看“{command} --help”。',
    en: '"{command}" needs the option "{option}". See "{command} --help".',
    description: 'An option that the command needs was not given. Add it.',
  },
  'option-without-value': {
    type: 'OptionWithoutValue',
    zh: '选项“{option}”缺少值。请看“{command} --help”。',
    en: 'The option "{option}" needs a value. See "{command} --help".',
    description: 'The option stands last or without its value. Write the value after it.',
  },
  'option-repeated': {
    type: 'OptionRepeated',
    zh: '选项“{option}”只能给一次，请保留一个。',
    en: 'The option "{option}" may be given once; keep one of them.',
    description: 'An option that takes one value was given more than once. Keep one of them.',
  },
  'conflicting-options': {
    type: 'ConflictingOptions',
    zh: '“{option}”与“{other}”不能同时使用，请保留一个。',
    en: '"{option}" and "{other}" cannot be used together; keep one of them.',
    description: 'Two options exclude each other. Keep one of them.',
  },
  'missing-argument': {
    type: 'MissingArgument',
    zh: '“{command}”缺少参数“{argument}”。请看“{command} --help”。',
    en: '"{command}" needs the argument "{argument}". See "{command} --help".',
    description: 'An argument that the command needs was not given. Add it.',
  },
  'too-many-arguments': {
    type: 'TooManyArguments',
    zh: '“{command}”不需要参数“{argument}”，请去掉它。请看“{command} --help”。',
    en: '"{command}" does not take the argument "{argument}"; leave it out. See "{command} --help".',
    description: 'More arguments were given than the command takes. Leave the one named out.',
  },
  'bad-command-line': {
    type: 'BadCommandLine',
    zh: '命令行有误：{message}。请看“{command} --help”。',
    en: 'The command line is not right: {message}. See "{command} --help".',
    description: 'The command line cannot be read. Correct what is named.',
  },
  'not-a-date': {
    type: 'NotADate',
    zh: '“{option}”的值“{value}”不是日期，请写成年-月-日，例如2015-06-30。',
    en: '"{value}" for "{option}" is not a date; write it as year-month-day, such as 2015-06-30.',
    description: 'The value is no date of the calendar. Write it as YYYY-MM-DD.',
  },
  'date-out-of-range': {
    type: 'DateOutOfRange',
    zh: '“{option}”的日期{value}超出范围，应在{first}与{last}之间。',
    en: '{value} for "{option}" is out of range; give a date from {first} to {last}.',
    description: 'The date is too far away to mean anything. Give one in the range named.',
  },
  'not-a-whole-number': {
    type: 'NotAWholeNumber',
    zh: '“{option}”的值“{value}”有误，应为{least}到{most}的整数。',
    en: '"{value}" for "{option}" is not right; give a whole number from {least} to {most}.',
    description: 'The value is not a whole number in the range. Give one.',
  },
  'not-a-choice': {
    type: 'NotAChoice',
    zh: '“{option}”没有“{value}”这一项，可选：{choices}。',
    en: '"{value}" is no choice for "{option}"; choose one of {choices}.',
    description: 'The value is not among the choices. Take one of those listed.',
  },
  'not-a-period': {
    type: 'NotAPeriod',
    zh: '“{option}”的值“{value}”不是时段，请写成起日..止日，例如2015-07-02..2015-07-06，尚未结束的写成2015-07-02..。',
    en: '"{value}" for "{option}" is not a period; write 2015-07-02..2015-07-06, or 2015-07-02.. for one that has not ended.',
    description: 'The value is no period. Write it as A..B, or A.. while it is open.',
  },
  'period-reversed': {
    type: 'PeriodReversed',
    zh: '“{option}”的时段“{value}”止日早于起日，请写成{turned}。',
    en: 'The period "{value}" for "{option}" ends before it begins; write {turned}.',
    description: 'The end lies before the beginning. Write the earlier date first.',
  },
  'not-a-year': {
    type: 'NotAYear',
    zh: '“{value}”不是年份，请写四位数字，例如2024。',
    en: '"{value}" is not a year; write four digits, such as 2024.',
    description: 'The value is no year. Write four digits.',
  },
  'year-not-published': {
    type: 'YearNotPublished',
    zh: '{year}年的工作日安排不在日历{version}中（已有{first}年至{last}年）。请改用已公布的年份；更晚的到期日由“tongban clock”给出暂定日期。',
    en: 'The working days of {year} are not in the calendar {version}, which has {first} to {last}. Take one of these years; "tongban clock" answers later due dates as provisional.',
    description: 'No notice of the year is in the calendar. Take a published year, or add the notice as an override.',
  },
  'pgbench-missing': {
    type: 'PgbenchMissing',
    zh: '找不到pgbench，测速需要它作比较。它在Debian的软件包postgresql中，请先安装：apt-get install postgresql，并确认PATH中能找到它。',
    en: 'pgbench was not found, and the speed is measured against it. It comes with Debian\'s package postgresql: install that (apt-get install postgresql) and see that pgbench is in the PATH.',
    description: 'The program that measures the limit is not on this machine. Install Debian\'s package postgresql.',
  },
} as const satisfies MessageCatalogue
