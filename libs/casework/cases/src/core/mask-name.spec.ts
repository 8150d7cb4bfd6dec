import { maskName } from './mask-name.js'

test.each([
  ['陈晓明', 'person', '陈*明'], ['陈明', 'person', '陈*'], ['欧阳晓明', 'person', '欧**明'], ['李', 'person', '李*'], ['John Smith', 'person', 'J********h'], ['𠮷田', 'person', '𠮷*'],
  ['粤海示例贸易有限公司', 'organisation', '粤海示例贸易有限公司'],
] as const)('%s is shown as %s: %s', (name, kind, shown) => expect(maskName(name, kind)).toBe(shown))
