import { day } from '@tongban/kernel'
import { publishVersion } from './publish-version.js'
import { item, knowledge, version } from './shop-sign.fixture.js'

const today = day('2015-06-30')
const publish = { version: 2, effectiveFrom: today, today, underImport: false }
const withDraft = item(version(1, 'published', day('2015-01-01')), version(2, 'draft'))

test('a version may take effect on the day it is published', () => {
  expect(publishVersion(withDraft, publish, knowledge)).toMatchObject({ event: 'published', version: 2, effectiveFrom: today })
})

test('a day that has passed is refused, and the refusal says which day it is', () => {
  expect(publishVersion(withDraft, { ...publish, effectiveFrom: day('2015-06-29') }, knowledge)).toMatchObject({
    refused: 'effective-in-the-past', params: { effectiveFrom: '2015-06-29', today: '2015-06-30' },
  })
})

test('an import may state what has long been in force', () => {
  const first = item(version(1, 'draft'))
  expect(publishVersion(first, { ...publish, version: 1, effectiveFrom: day('2008-01-01'), underImport: true }, knowledge))
    .toMatchObject({ event: 'published', effectiveFrom: day('2008-01-01') })
})

test('no version takes effect before the one it follows, not even under import', () => {
  const ahead = item(version(1, 'published', day('2015-09-01')), version(2, 'draft'))
  expect(publishVersion(ahead, { ...publish, effectiveFrom: day('2015-08-31') }, knowledge)).toMatchObject({
    refused: 'effective-before-predecessor', params: { effectiveFrom: '2015-08-31', version: 1, predecessorFrom: '2015-09-01' },
  })
  expect(publishVersion(ahead, { ...publish, effectiveFrom: day('2015-09-01') }, knowledge)).toMatchObject({ event: 'published' })
})

test('content is checked again: a department may have gone since', () => {
  expect(publishVersion(withDraft, publish, { ...knowledge, departments: ['gs'] })).toMatchObject({ refused: 'unknown-department' })
})
