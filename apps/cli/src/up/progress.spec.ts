import { PassThrough } from 'node:stream'
import { Progress } from './progress.js'

const shown = (lang: 'zh' | 'en') => {
  const out = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough
  const progress = new Progress(2, lang, out)
  progress.doing({ zh: '数据表', en: 'tables' })
  progress.finished({ zh: '数据表', en: 'tables' })
  progress.finished({ zh: 'haizhu' })
  progress.stop()
  return String(out.read()).replaceAll(/\d+\.\d s/g, 'N s')
}

test('each step is a line in the language asked for, names of processes as they are', () => {
  expect(shown('zh')).toBe('[ 1/2] 数据表 (N s)\n[ 2/2] haizhu (N s)\n')
  expect(shown('en')).toBe('[ 1/2] tables (N s)\n[ 2/2] haizhu (N s)\n')
})
