import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { textIn, type Lang, type Localized } from '@tongban/kernel'
import { CheckList } from './check-list.js'

function compared(lang: Lang) {
  const lines: string[] = []
  const checks = new CheckList((text: Localized) => lines.push(textIn(text, lang)), lang)
  checks.same({ zh: '承诺到期日', en: 'due as promised' }, '2015-07-07', '2015-07-07')
  checks.same({ zh: '承诺到期日', en: 'due as promised' }, '2015-10-08', '2015-10-12')
  checks.same({ zh: '承诺到期日', en: 'due as promised' }, '2015-10-08', undefined)
  return { lines, differences: checks.differences }
}

test('what was compared is told in the language asked for, and kept for the end', () => {
  expect(compared('en')).toEqual({
    lines: ['  ✓ due as promised: "2015-07-07"', '  ✗ due as promised: expected "2015-10-08", found "2015-10-12"', '  ✗ due as promised: expected "2015-10-08", found nothing'],
    differences: ['due as promised: expected "2015-10-08", found "2015-10-12"', 'due as promised: expected "2015-10-08", found undefined'],
  })
  expect(compared('zh')).toEqual({
    lines: ['  ✓ 承诺到期日："2015-07-07"', '  ✗ 承诺到期日：应为 "2015-10-08"，实为 "2015-10-12"', '  ✗ 承诺到期日：应为 "2015-10-08"，实为 无'],
    differences: ['承诺到期日：应为 "2015-10-08"，实为 "2015-10-12"', '承诺到期日：应为 "2015-10-08"，实为 undefined'],
  })
})

test('the demo and the start say nothing in one language alone', () => {
  const spoken = /\b(?:say|same|print|finished|doing)\(\s*(['"`])/g
  const files = ['.', '../up', '../commands'].flatMap((folder) => {
    const full = path.join(import.meta.dirname, folder)
    return readdirSync(full).filter((name) => name.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(name)).map((name) => path.join(full, name))
  })
  expect(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(spoken)].map(([found]) => `${path.basename(file)}: ${found}`))).toEqual([])
})
